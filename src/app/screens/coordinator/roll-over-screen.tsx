import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { yearRolledOver } from '../../../domain/changes/year-rolled-over.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { Step } from '../../../domain/roll-over/member-steps.ts';
import { schemeOf, type Schemes, blocksInOrder } from '../../../domain/roll-over/next-year.ts';
import type { BlockCalendar } from '../../../domain/rows/academic-year.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import { type BlockScheme, blockSchemeSchema } from '../../../domain/time/block-schemes.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import type { LeaveBook } from '../../../store/queries/leave.ts';
import { newId, useNow } from '../../device-clock.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import {
  IN_FORCE,
  type JudgedChoice,
  useJudged,
  useJudgedChoices,
} from '../../hooks/use-judged.ts';
import { useLeaveBook } from '../../hooks/use-leave.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { useChooseYear, useYears } from '../../hooks/use-year.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Card, EmptyState, Page } from '../../parts/page.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';
import { rollOver, type RollOver } from './roll-over.ts';
import { RollOverPeople } from './roll-over-people.tsx';
import { RollOverYear } from './roll-over-year.tsx';
import { SCHEME_WORDS } from './start-empty.tsx';

const TITLE = 'Roll over the year';

/** Opens the next academic year from the one worked on: everything that it would do is seen before it is kept. */
export function RollOverScreen() {
  const open = useOpenYear();
  const years = useYears();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title={TITLE} />;
  if (open.status === 'loading' || !plan || !years) return <LoadingPage title={TITLE} />;
  const after = years.find((year) => year.firstDay > plan.rows.year.lastDay);
  if (after) {
    return (
      <Page title={TITLE}>
        <EmptyState title={`${after.name} is open already`}>
          <p>The next year is made once. Choose it among the years to work on it.</p>
          <Link to="/years">Years</Link>
        </EmptyState>
      </Page>
    );
  }
  return <WithSource key={plan.rows.year.id} plan={plan} />;
}

/** What was done in the year is what is in force, else the newest draft. */
function WithSource({ plan }: { readonly plan: Plan }) {
  const choices = useJudgedChoices(plan);
  const [value, setValue] = useState<string | null>(null);
  const usual = choices?.find((each) => each.value === IN_FORCE) ?? choices?.[0] ?? null;
  const choice = choices?.find((each) => each.value === value) ?? usual;
  const judged = useJudged(plan, choice);
  const leave = useLeaveBook(plan.rows.year.id);
  if (!choices || !leave || (choice && !judged)) return <LoadingPage title={TITLE} />;
  return (
    <Preview
      plan={plan}
      done={judged?.schedule ?? null}
      leave={leave}
      choices={choices}
      choice={choice}
      onChoose={setValue}
    />
  );
}

interface PreviewProps {
  readonly plan: Plan;
  readonly done: Schedule | null;
  readonly leave: LeaveBook;
  readonly choices: readonly JudgedChoice[];
  readonly choice: JudgedChoice | null;
  readonly onChoose: (value: string) => void;
}

function Preview({ plan, done, leave, choices, choice, onChoose }: PreviewProps) {
  const now = useNow();
  const today = localTimeAt(now, plan.rows.program.timeZone).day;
  const [schemes, setSchemes] = useState<Schemes>(new Map());
  const [steps, setSteps] = useState<ReadonlyMap<PersonId, Step>>(new Map());
  const interns = plan.residents.filter(({ year }) => year.pgy === 1).length;
  const [typed, setTyped] = useState(String(interns));
  const count = Math.min(200, Math.max(0, Math.floor(Number(typed)) || 0));
  const preview = useMemo(
    () => rollOver(plan, done, leave, { schemes, steps, newcomerCount: count }, today, newId),
    [plan, done, leave, schemes, steps, count, today],
  );
  return (
    <Page title={`${plan.rows.year.name} to ${preview.next.year.name}`}>
      <Card title="What the next year is made from">
        <FieldRow>
          {choice && (
            <SelectField
              label={`What was done in ${plan.rows.year.name}`}
              hint="Blocks done and calls beyond the fair share are taken from it."
              value={choice.value}
              choices={choices}
              onChange={onChoose}
            />
          )}
          <TextField
            label="Interns to be named later"
            type="number"
            min={0}
            max={200}
            value={typed}
            onChange={setTyped}
          />
          {plan.rows.calendars.map((calendar) => (
            <SchemeField
              key={calendar.id}
              calendar={calendar}
              plan={plan}
              chosen={schemes.get(calendar.id)}
              onChange={(scheme) => setSchemes(new Map([...schemes, [calendar.id, scheme]]))}
            />
          ))}
        </FieldRow>
        {!choice && (
          <p>
            There is no schedule of {plan.rows.year.name}: nothing is known of what was done in it.
          </p>
        )}
      </Card>
      <RollOverYear next={preview.next} />
      <RollOverPeople
        preview={preview}
        pgyMax={plan.rows.program.pgyMax}
        onStep={(id, step) => setSteps(new Map([...steps, [id, step]]))}
      />
      <Keep preview={preview} />
    </Page>
  );
}

const SAME_DATES = 'same-dates';

function SchemeField(props: {
  readonly calendar: BlockCalendar;
  readonly plan: Plan;
  readonly chosen: BlockScheme | null | undefined;
  readonly onChange: (scheme: BlockScheme | null) => void;
}) {
  const { calendar, plan, chosen, onChange } = props;
  const found = schemeOf(blocksInOrder(plan.rows.blocks, calendar.id));
  const shown = (chosen === undefined ? found : chosen) ?? SAME_DATES;
  return (
    <SelectField
      label={`Blocks: ${calendar.name}`}
      value={shown}
      choices={[
        { value: SAME_DATES, label: 'On the same dates as this year' },
        ...blockSchemeSchema.options.map((value) => ({ value, label: SCHEME_WORDS[value] })),
      ]}
      onChange={(value) => onChange(value === SAME_DATES ? null : value)}
    />
  );
}

function Keep({ preview }: { readonly preview: RollOver }) {
  const record = useRecord();
  const choose = useChooseYear();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const { year } = preview.next;
  const keep = async (): Promise<void> => {
    const outcome = await record(yearRolledOver, preview.args);
    if (!outcome.ok) {
      setProblem(outcome.problem.message);
      return;
    }
    await choose(year.id);
    await navigate({ to: '/years' });
  };
  return (
    <Card title="Keep it">
      <p>
        One change, taken back by one press on Undo. The schedule of the year before stays as it is;
        you then work on {year.name}, and can go back under Years.
      </p>
      {problem && <p role="alert">{problem}</p>}
      <div>
        <Button look="main" onPress={keep}>
          Open {year.name}
        </Button>
      </div>
    </Card>
  );
}
