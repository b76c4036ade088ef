import {
  type RefObject,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type Colours, readColours, watchTheme } from './colours.ts';
import { type Shown, shownIn } from './metrics.ts';
import type { Scene } from './brush.ts';
import { paint, type Painted } from './paint.ts';
import type { Frame } from './use-frame.ts';

/** How long after the last scroll the tree follows: it is heard and not seen, and building it would hold scrolling up. */
const SETTLED_MILLISECONDS = 120;

/**
 * Paints the scene whenever it changes, and with every frame that scrolls.
 * @returns what is seen once scrolling has come to rest.
 */
export function usePicture(
  scroller: RefObject<HTMLElement | null>,
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: Omit<Scene, 'colours'>,
  frame: Frame,
): { readonly shown: Shown; readonly drawOnScroll: () => void } {
  const colours = useColours(scroller);
  const { viewport, metrics } = frame;
  const { rows, columns } = scene.sheet;
  const find = useCallback(
    () => shownIn(viewport(), metrics, { rows: rows.length, columns: columns.length }),
    [viewport, metrics, rows.length, columns.length],
  );
  const [settled, setSettled] = useState<{ readonly of: typeof find; readonly shown: Shown }>();
  const painted = useRef<Painted | null>(null);
  const coloured = useMemo(() => (colours ? { ...scene, colours } : null), [scene, colours]);
  const draw = useCallback(() => {
    const element = canvas.current;
    if (!element || !coloured || frame.width === 0) return;
    const { context, isCleared } = contextOf(element, frame);
    if (!context) return;
    const before = isCleared ? null : painted.current;
    painted.current = paint(context, coloured, viewport(), before);
  }, [canvas, frame, coloured, viewport]);
  useLayoutEffect(draw, [draw]);
  const latest = useRef({ draw, find });
  useLayoutEffect(() => {
    latest.current = { draw, find };
  }, [draw, find]);
  const waiting = useRef({ frame: 0, timer: 0 });
  useEffect(() => {
    const { current } = waiting;
    return () => {
      cancelAnimationFrame(current.frame);
      window.clearTimeout(current.timer);
    };
  }, []);
  const drawOnScroll = useCallback(() => {
    const { current } = waiting;
    if (current.frame === 0) {
      current.frame = requestAnimationFrame(() => {
        current.frame = 0;
        latest.current.draw();
      });
    }
    window.clearTimeout(current.timer);
    current.timer = window.setTimeout(() => {
      const of = latest.current.find;
      startTransition(() => setSettled({ of, shown: of() }));
    }, SETTLED_MILLISECONDS);
  }, []);
  // Whatever else has changed than what was scrolled to is seen at once.
  const shown = settled?.of === find ? settled.shown : find();
  return { shown: useSameShown(shown), drawOnScroll };
}

/** The same object as long as it says the same. */
function useSameShown(shown: Shown): Shown {
  const [same, setSame] = useState(shown);
  const isSame =
    same.firstRow === shown.firstRow &&
    same.nextRow === shown.nextRow &&
    same.firstColumn === shown.firstColumn &&
    same.nextColumn === shown.nextColumn;
  if (!isSame) setSame(shown);
  return isSame ? same : shown;
}

function contextOf(canvas: HTMLCanvasElement, { width, height }: Frame) {
  const scale = window.devicePixelRatio;
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
  const element = canvas;
  const isCleared = element.width !== across || element.height !== down;
  if (isCleared) {
    element.width = across;
    element.height = down;
    element.style.width = `${width}px`;
    element.style.height = `${height}px`;
  }
  const context = element.getContext('2d', { alpha: false });
  context?.setTransform(scale, 0, 0, scale, 0, 0);
  return { context, isCleared };
}

function useColours(scroller: RefObject<HTMLElement | null>): Colours | null {
  const [colours, setColours] = useState<Colours | null>(null);
  useLayoutEffect(() => {
    const read = (): void => {
      if (scroller.current) setColours(readColours(scroller.current));
    };
    read();
    return watchTheme(read);
  }, [scroller]);
  return colours;
}
