/** Chromium's and Safari's own reader of codes (not in the DOM library, as not all browsers have it). */
interface BarcodeReader {
  detect(source: CanvasImageSource): Promise<readonly { readonly rawValue: string }[]>;
}
declare global {
  var BarcodeDetector:
    | {
        new (options: { formats: readonly string[] }): BarcodeReader;
        getSupportedFormats(): Promise<readonly string[]>;
      }
    | undefined;
}

/** Codes are looked for in pictures of this many pixels a side at most: more only takes longer. */
const SIDE_MAX = 1_000;
const PAUSE = 60;

/** Why a camera cannot be used. */
export type CameraProblem = 'no-camera' | 'not-allowed';

/**
 * Reads codes with the camera until it is told to stop, and shows what the camera sees.
 * @param onText gets the text of each code, time and again while it is in sight.
 * @returns what kept the camera from being used; null once it was stopped.
 */
export async function readCodes(
  video: HTMLVideoElement,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<CameraProblem | null> {
  const stream = await openCamera();
  if (typeof stream === 'string') return stream;
  const read = await codeReader();
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const text = await read(video);
      if (text !== null && !signal.aborted) onText(text);
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE);
      });
    }
  } catch (error) {
    // Leaving the screen takes the picture away while it begins to play.
    if (!signal.aborted) throw error;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
  return null;
}

async function openCamera(): Promise<MediaStream | CameraProblem> {
  if (!navigator.mediaDevices) return 'no-camera';
  const wanted = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 1280 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ video: wanted });
  } catch (error) {
    const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
    return isRefused ? 'not-allowed' : 'no-camera';
  }
}

type CodeReader = (video: HTMLVideoElement) => Promise<string | null>;

/** The browser's own reader where there is one, else ours. */
async function codeReader(): Promise<CodeReader> {
  const Detector = globalThis.BarcodeDetector;
  const formats = (await Detector?.getSupportedFormats().catch(() => [])) ?? [];
  if (Detector && formats.includes('qr_code')) {
    const detector = new Detector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video).catch(() => []))[0]?.rawValue ?? null;
  }
  const { decodeQR } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, SIDE_MAX / Math.max(video.videoWidth, video.videoHeight, 1));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    if (!context || canvas.width === 0) return null;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      // There is no code in sight, or not a whole one.
      return null;
    }
  };
}
