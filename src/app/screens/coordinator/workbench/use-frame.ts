import { type RefObject, useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { type Metrics, metricsOf, type Viewport } from './metrics.ts';
import type { Sheet } from './sheet.ts';

/** The size of the grid's window, and the sizes of its cells that follow from it and from the reader's text. */
export interface Frame {
  readonly metrics: Metrics;
  /** Where the window stands now. */
  readonly viewport: () => Viewport;
  readonly width: number;
  readonly height: number;
}

const COARSE = '(pointer: coarse)';

/** Follows the size of the window, of the text and of what it is touched with. */
export function useFrame(scroller: RefObject<HTMLElement | null>, sheet: Sheet): Frame {
  const [size, setSize] = useState({ width: 0, height: 0, rem: 16, isCoarse: false });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => {
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const { clientWidth: width, clientHeight: height } = element;
      const isCoarse = window.matchMedia(COARSE).matches;
      setSize((before) =>
        before.width === width &&
        before.height === height &&
        before.rem === rem &&
        before.isCoarse === isCoarse
          ? before
          : { width, height, rem, isCoarse },
      );
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    // The text's size shows in nothing else that could be observed.
    const styled = new MutationObserver(measure);
    styled.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    const pointer = window.matchMedia(COARSE);
    pointer.addEventListener('change', measure);
    return () => {
      resized.disconnect();
      styled.disconnect();
      pointer.removeEventListener('change', measure);
    };
  }, [scroller]);
  const { zoom, by, columns } = sheet;
  const { width, height, rem, isCoarse } = size;
  const metrics = useMemo(
    () => metricsOf({ rem, width, isCoarse, zoom, by, columns: columns.length }),
    [rem, width, isCoarse, zoom, by, columns.length],
  );
  const viewport = useCallback(
    () => ({
      left: scroller.current?.scrollLeft ?? 0,
      top: scroller.current?.scrollTop ?? 0,
      width,
      height,
    }),
    [scroller, width, height],
  );
  return useMemo(() => ({ metrics, viewport, width, height }), [metrics, viewport, width, height]);
}
