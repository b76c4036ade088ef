import {
  AlarmClock,
  CircleCheckBig,
  CircleDashed,
  ClipboardList,
  FileSpreadsheet,
  type LucideIcon,
  SearchCheck,
} from 'lucide-react';
import { useState } from 'react';
import type { ComplianceCase } from '../../../domain/rows/compliance-case.ts';
import type { Day } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import type { CaseState, CaseStep } from '../../../rules/case-state.ts';
import { useNow } from '../../device-clock.ts';
import { useReopenCase } from '../../hooks/use-follow-up.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField } from '../../parts/choices.tsx';
import { Filters } from '../../parts/field.tsx';
import { Card } from '../../parts/page.tsx';
import { saveFile } from '../../save-file.ts';
import { classOf } from '../../styles/css-modules.ts';
import { CaseDialog } from './compliance-case-dialog.tsx';
import { CaseFacts } from './compliance-case-facts.tsx';
import { casesCsv } from './cases-csv.ts';
import { FoundFacts } from './compliance-found.tsx';
import { SignOffDialog } from './compliance-sign-off-dialog.tsx';
import { foundWords, stateWords, STEP_WORDS } from './compliance-words.ts';
import { dayWords, momentWords } from './day-words.ts';
import type { FollowedCase, FollowUp } from './use-compliance-follow-up.ts';
import { choicesOf } from './words.ts';
import styles from './compliance-cases.module.css';

const FILTERS = [
  'all',
  'not-signed-off',
  'overdue',
  'open',
  'cause-known',
  'action-planned',
  'signed-off',
] as const;
type Filter = (typeof FILTERS)[number];

const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  all: 'All cases',
  'not-signed-off': 'Not signed off',
  overdue: 'Overdue',
  ...STEP_WORDS,
};

/** The findings that are followed up: found, cause, corrective action, sign-off. */
export function ComplianceCases(props: { readonly judged: Judged; readonly followUp: FollowUp }) {
  const { cases } = props.followUp;
  const [filter, setFilter] = useState<Filter>('all');
  const { program } = props.judged.schedule.plan.rows;
  const today = localTimeAt(useNow(), program.timeZone).day;
  const shown = cases.filter(({ state }) => isIn(filter, state));
  return (
    <Card title="Violations and corrective actions">
      {cases.length === 0 ? (
        <p>
          No case is open. Where a rule was broken, choose “Open a case” at the finding: write down
          the cause and what is done about it, and sign it off, as a site visit asks for it.
        </p>
      ) : (
        <>
          <div className={classOf(styles, 'head')}>
            <Filters>
              <SelectField
                label="Show"
                value={filter}
                choices={choicesOf(FILTERS, FILTER_WORDS)}
                onChange={setFilter}
              />
            </Filters>
            <Button
              onPress={() =>
                saveFile('compliance-cases.csv', casesCsv(shown, program.timeZone), 'text/csv')
              }
            >
              <FileSpreadsheet aria-hidden size={18} /> Save cases as CSV
            </Button>
          </div>
          <p role="status">{countWords(shown.length, cases.length)}</p>
          <ul aria-label="Cases" className={classOf(styles, 'cases')}>
            {shown.map((followed) => (
              <CaseItem key={followed.opened.id} followed={followed} today={today} />
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function isIn(filter: Filter, { step, isOverdue }: CaseState): boolean {
  if (filter === 'all') return true;
  if (filter === 'overdue') return isOverdue;
  return filter === 'not-signed-off' ? step !== 'signed-off' : step === filter;
}

function countWords(shown: number, total: number): string {
  const cases = total === 1 ? '1 case' : `${total} cases`;
  return shown === total ? cases : `${shown} of ${cases}`;
}

function CaseItem(props: { readonly followed: FollowedCase; readonly today: Day }) {
  const { opened, state } = props.followed;
  return (
    <li
      id={caseElementId(opened)}
      tabIndex={-1}
      className={classOf(styles, 'case')}
      data-step={state.step}
      data-overdue={state.isOverdue}
    >
      <CaseStateLine followed={props.followed} />
      <FoundFacts found={opened} because={foundWords(opened)} names={opened.peopleNames} />
      <CaseFacts opened={opened} />
      <p className={classOf(styles, 'quiet')}>
        Found in {opened.foundIn}, opened {momentWords(opened.openedAt)}.
        {state.isNoLongerFound && ' The schedule shown here has no such finding any more.'}
      </p>
      <CaseActions followed={props.followed} today={props.today} />
    </li>
  );
}

function caseElementId({ id }: ComplianceCase): string {
  return `case-${id}`;
}

const ICONS: Readonly<Record<CaseStep, LucideIcon>> = {
  open: CircleDashed,
  'cause-known': SearchCheck,
  'action-planned': ClipboardList,
  'signed-off': CircleCheckBig,
};

function CaseStateLine({ followed: { opened, state } }: { readonly followed: FollowedCase }) {
  const Icon = state.isOverdue ? AlarmClock : ICONS[state.step];
  return (
    <p className={classOf(styles, 'state')}>
      <Icon aria-hidden size={20} /> <b>{stateWords(opened, state)}</b>
      {opened.signedOffBy !== null &&
        opened.signedOffOn !== null &&
        ` by ${opened.signedOffBy}, ${dayWords(opened.signedOffOn)}`}
    </p>
  );
}

function CaseActions(props: { readonly followed: FollowedCase; readonly today: Day }) {
  const { opened, state } = props.followed;
  const [dialog, setDialog] = useState<'edit' | 'sign-off' | null>(null);
  const reopen = useReopenCase();
  const close = (): void => setDialog(null);
  const of = `: ${foundWords(opened)}`;
  return (
    <div className={classOf(styles, 'actions')}>
      {state.step === 'signed-off' ? (
        <Button
          label={`Reopen${of}`}
          onPress={async () => {
            await reopen(opened);
          }}
        >
          Reopen
        </Button>
      ) : (
        <Button label={`Cause and action${of}`} onPress={() => setDialog('edit')}>
          Cause and action
        </Button>
      )}
      {state.step === 'action-planned' && (
        <Button look="main" label={`Sign off${of}`} onPress={() => setDialog('sign-off')}>
          Sign off
        </Button>
      )}
      {dialog === 'edit' && <CaseDialog opened={opened} onClose={close} />}
      {dialog === 'sign-off' && (
        <SignOffDialog
          opened={opened}
          today={props.today}
          focusId={caseElementId(opened)}
          onClose={close}
        />
      )}
    </div>
  );
}
