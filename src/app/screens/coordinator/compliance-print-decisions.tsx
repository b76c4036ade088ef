import type { Waiver } from '../../../domain/rows/waiver.ts';
import { measureWords, VERDICT_OF_CASE } from '../../../rules/rule-words.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { classOf } from '../../styles/css-modules.ts';
import { CaseFacts } from './compliance-case-facts.tsx';
import { FoundFacts } from './compliance-found.tsx';
import { foundWords, ruleWords, stateWords } from './compliance-words.ts';
import { dayWords, momentWords, spanWords } from './day-words.ts';
import { becauseWords, namesOf } from './findings-words.ts';
import type { FollowedCase, FollowUp } from './use-compliance-follow-up.ts';
import styles from './compliance-print.module.css';

/** On paper: every waiver with its reason and name, those that cover nothing now too. */
export function PrintedWaivers(props: { readonly judged: Judged; readonly followUp: FollowUp }) {
  const { waived, idle } = props.followUp.split;
  const all = [
    ...waived.map(({ waiver }) => ({ waiver, isIdle: false })),
    ...idle.map((waiver) => ({ waiver, isIdle: true })),
  ];
  return (
    <section className={classOf(styles, 'section')}>
      <h2>Waivers</h2>
      <p>What is waived is not counted as kept.</p>
      {all.length === 0 ? (
        <p>None.</p>
      ) : (
        <table className={classOf(styles, 'table')}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Who</th>
              <th scope="col">When</th>
              <th scope="col">Reason</th>
              <th scope="col">Waived by</th>
            </tr>
          </thead>
          <tbody>
            {all.map(({ waiver, isIdle }) => (
              <WaiverRow key={waiver.id} judged={props.judged} waiver={waiver} isIdle={isIdle} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function WaiverRow(props: {
  readonly judged: Judged;
  readonly waiver: Waiver;
  readonly isIdle: boolean;
}) {
  const { waiver, isIdle } = props;
  const { plan } = props.judged.schedule;
  return (
    <tr>
      <th scope="row">
        {VERDICT_OF_CASE[waiver.verdict]}: {becauseWords(waiver, plan)}
        <small>
          {[measureWords(waiver), ruleWords(waiver)].filter((words) => words !== '').join(' · ')}
        </small>
        {isIdle && <small>Not found as it was waived: mended, or worse by now.</small>}
      </th>
      <td>{namesOf(waiver, plan).join(', ') || '–'}</td>
      <td>{spanWords(waiver)}</td>
      <td>{waiver.reason}</td>
      <td>
        {waiver.waivedBy}, {momentWords(waiver.waivedAt)}
      </td>
    </tr>
  );
}

/** On paper: every case with cause, corrective action, and its sign-off or a line to sign. */
export function PrintedCases({ followUp }: { readonly followUp: FollowUp }) {
  return (
    <section className={classOf(styles, 'section')}>
      <h2>Violations and corrective actions</h2>
      {followUp.cases.length === 0 && <p>No case is open.</p>}
      <ol className={classOf(styles, 'cases')}>
        {followUp.cases.map((followed) => (
          <PrintedCase key={followed.opened.id} followed={followed} />
        ))}
      </ol>
    </section>
  );
}

function PrintedCase({ followed: { opened, state } }: { readonly followed: FollowedCase }) {
  return (
    <li>
      <p>
        <b>{stateWords(opened, state)}.</b> Found in {opened.foundIn}, opened{' '}
        {momentWords(opened.openedAt)}.
        {state.isNoLongerFound && ' The schedule of this report has no such finding any more.'}
      </p>
      <FoundFacts found={opened} because={foundWords(opened)} names={opened.peopleNames} />
      <CaseFacts opened={opened} />
      {opened.signedOffBy !== null && opened.signedOffOn !== null ? (
        <p>
          Signed off by <b>{opened.signedOffBy}</b>, {dayWords(opened.signedOffOn)}
        </p>
      ) : (
        <p className={classOf(styles, 'sign')}>
          <span>Signed off by</span>
          <span>Date</span>
        </p>
      )}
    </li>
  );
}
