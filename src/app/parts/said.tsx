import { createElement, Fragment, type ReactNode } from 'react';

/** What `sayAround` says: texts with elements among them. */
export function Said({ of }: { readonly of: readonly ReactNode[] }) {
  return createElement(Fragment, null, ...of);
}
