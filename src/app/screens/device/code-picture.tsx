import encodeQR from 'qr';
import { useEffect, useRef } from 'react';
import { classOf } from '../../styles/css-modules.ts';
import styles from './device.module.css';

/** Empty modules around a code, without which it is not found. */
const MARGIN = 4;
/** Pixels a module: enough for sharp edges on any screen, scaled by the style sheet. */
const MODULE_PIXELS = 6;

/** A text as a QR code, dark on white in either theme. */
export function CodePicture({ text, label }: { readonly text: string; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current) drawCode(canvas.current, text);
  }, [text]);
  return <canvas ref={canvas} role="img" aria-label={label} className={classOf(styles, 'code')} />;
}

function drawCode(canvas: HTMLCanvasElement, text: string): void {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: MARGIN });
  const side = rows.length * MODULE_PIXELS;
  if (canvas.width !== side) {
    canvas.width = side;
    canvas.height = side;
  }
  const context = canvas.getContext('2d');
  if (!context) return;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, side, side);
  context.fillStyle = '#000';
  rows.forEach((row, down) =>
    row.forEach((isDark, across) => {
      if (!isDark) return;
      context.fillRect(across * MODULE_PIXELS, down * MODULE_PIXELS, MODULE_PIXELS, MODULE_PIXELS);
    }),
  );
}
