import { instantSchema } from '../../src/domain/time/zone.ts';
import { framesOf } from '../../src/formats/frames.ts';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { worlds } from '../worlds/index.ts';
import { fiveYearsOf, publishedYear } from './five-years.ts';

// npm run bench codes: how many frames the published schedule of the sample programs takes from phone to phone.

const FRAMES_A_SECOND = 5;

for (const world of worlds.filter(({ id }) => id !== 'emergency-medicine-month')) {
  console.log(world.title);
  await tell('one year', writeEditionFile(await publishedYear(world)));
  await tell('five years', (await fiveYearsOf(world, instantSchema.parse(Date.now()))).text);
}

async function tell(what: string, text: string): Promise<void> {
  const { pieces } = await framesOf(text);
  const seconds = Math.ceil(pieces / FRAMES_A_SECOND);
  console.log(`  ${what}: ${Math.round(text.length / 1024)} kB, ${pieces} frames, ${seconds} s`);
}
