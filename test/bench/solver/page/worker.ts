import { besideInWorker } from '../../../../workers/open-solver-beside.ts';
import { solvePart, worldOf } from '../measure-part.ts';
import type { Asked } from './page.ts';

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => void answer(data));

async function answer({ part, stopFlag }: Asked): Promise<void> {
  const world = worldOf(part);
  postMessage('ready');
  const beside = part.method === 'ours' && part.threads === '2' ? besideInWorker() : null;
  postMessage(await solvePart(part, world, stopFlag, beside));
}
