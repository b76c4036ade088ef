import { readFileSync } from 'node:fs';

/** Every address the router knows, as it is written there: `/person/$personId`. @throws where a route has no such line. */
export function appRoutes(): string[] {
  return ['look-up', 'coordinator'].flatMap((part) => {
    const text = readFileSync(`src/app/${part}-routes.ts`, 'utf8');
    const paths = Array.from(text.matchAll(/\bpath: '([^']+)'/g), ([, path = '']) => path);
    const routes = Array.from(text.matchAll(/\bcreateRoute\(/g)).length;
    if (routes !== paths.length) throw new Error(`${routes} routes, ${paths.length} paths`);
    return paths;
  });
}

/** The route of an address, or undefined where it is of none; one written out comes before one with a parameter. */
export function routeOf(pathname: string, routes: readonly string[]): string | undefined {
  const parts = pathname.split('/');
  const fits = (route: string): boolean => {
    const own = route.split('/');
    return (
      own.length === parts.length &&
      own.every((part, place) => part.startsWith('$') || part === parts[place])
    );
  };
  return routes.find((route) => route === pathname) ?? routes.find(fits);
}
