import { lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A screen that is loaded when it is opened, where what loads it knows its name. */
export const lazyScreen = (load: () => Promise<() => ReactNode>) =>
  lazyRouteComponent(async () => ({ default: await load() }));
