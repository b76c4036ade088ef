import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { rolesByOwnId } from '../../../src/app/screens/asks/roles-by-own-id.ts';
import { callRoleDefined } from '../../../src/domain/changes/call-role-defined.ts';
import { changeIdSchema, programIdSchema } from '../../../src/domain/id.ts';
import { day } from '../../../src/domain/time/day.ts';
import { ProgramDatabase } from '../../../src/store/database.ts';
import { readPublished } from '../../../src/store/queries/published.ts';
import { takeInEditions } from '../../../src/store/take-in-editions.ts';
import { at, publish, publishedRowsOf, smallProgram } from '../../answers/small-program.ts';

test('calls of an older edition carry the id by which the coordinator knows them', async () => {
  const program = smallProgram();
  await publish(program, ['call'], '2026-11-01', '2026-11-30', at('2026-06-01 09:00'));
  const night = await program.rows.get('callRole', 'night');
  if (!night) throw new Error('There is a night call');
  const defined = { callRole: { ...night, start: '18:00' } };
  const made = { changeId: changeIdSchema.parse('later'), at: at('2026-06-02 09:00'), by: null };
  await program.record(callRoleDefined, defined, made);
  await publish(program, ['call'], '2026-11-28', '2026-11-30');
  const database = new ProgramDatabase(programIdSchema.parse('program'));
  await takeInEditions(database, await publishedRowsOf(program));
  const span = { firstDay: day('2026-11-01'), lastDay: day('2026-11-30') };
  const published = await readPublished(database, span);
  if (!published) throw new Error('Two editions were published');
  const rolesOf = ({ schedule }: typeof published) =>
    [...new Set(schedule.filled.map(({ slot }) => slot.demandId as string))].toSorted();
  expect(rolesOf(published).length).toBe(6);
  expect(rolesOf(rolesByOwnId(published))).toEqual(['attending', 'backup', 'night']);
  expect(rolesByOwnId(published).schedule.filled).toHaveLength(published.schedule.filled.length);
  await database.delete();
});
