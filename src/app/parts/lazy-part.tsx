import { type ComponentType, lazy } from 'react';

/**
 * A part of a screen that is loaded when first shown, and that the screen can do without: where its code can be had
 * neither from the network nor from what is kept, nothing stands there.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return lazy(async () => ({ default: await load().catch((): ComponentType<Props> => Nothing) }));
}

function Nothing() {
  return null;
}
