import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { afterPaint } from './after-paint.ts';

/**
 * Plain links to addresses of the app lead on without loading it anew. One listener for all: a screen may hold hundreds
 * of them, and the service worker writes them too. The pressed one shows it at once (`data-going`).
 */
export function useFollowedLinks(): void {
  const { history } = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const address = link?.getAttribute('href');
      const isOtherwiseMeant =
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey;
      if (!link || !address?.startsWith('/') || link.target || isOtherwiseMeant) return;
      event.preventDefault();
      link.dataset.going = '';
      void afterPaint().then(() => {
        delete link.dataset.going;
        history.push(address);
      });
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [history]);
}
