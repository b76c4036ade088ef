import { deflateRawSync } from 'node:zlib';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { worlds } from '../worlds/index.ts';
import { fiveYearsOf, publishedYear } from './five-years.ts';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';

for (const world of worlds.filter(({ id }) => id !== 'emergency-medicine-month')) {
  const year = writeEditionFile(await publishedYear(world));
  const five = (await fiveYearsOf(world, instantSchema.parse(Date.now()))).text;
  const kb = (text: string) =>
    [text.length / 1024, deflateRawSync(text).length / 1024].map((x) => x.toFixed(0)).join(' -> ');
  console.log(world.id, 'year', kb(year), 'five', kb(five));
}
