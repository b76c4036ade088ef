import { useEffect, useMemo, useState } from 'react';
import type { Draft, ScheduleRun } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { Filled } from '../../../domain/schedule/slot.ts';
import { howFar, type WhatItGives, whatItGives } from '../../../solver/candidates/compare.ts';
import { useDraftsWithCells } from '../../hooks/use-drafts.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/page.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import { LinkButton } from './link-button.tsx';
import { TakePartDialog } from './take-part-dialog.tsx';
import { nextTask } from './use-findings.ts';
import { levelTitle } from './wish-words.ts';
import styles from './candidates.module.css';

interface Candidate {
  readonly draft: Draft;
  readonly filled: readonly Filled[];
}

/** One line of the comparison: what it is about, and for each schedule what it says and how good that is. */
interface Line {
  readonly title: string;
  readonly cells: readonly { readonly words: string; readonly value: number | null }[];
}

/** The schedules of a run side by side: what each gives, what each gives up, and keeping one or a part of one. */
export function CandidatesCard(props: {
  readonly run: ScheduleRun;
  readonly plan: Plan;
  readonly published: readonly Filled[] | null;
}) {
  const { run, plan, published } = props;
  const ids = run.draftId ? [run.draftId, ...run.others.map(({ draftId }) => draftId)] : [];
  const candidates = useDraftsWithCells(ids);
  const given = useWhatTheyGive(plan, candidates);
  const [from, setFrom] = useState<Candidate | null>(null);
  const lines = useMemo(
    () => (candidates && given ? linesOf(candidates, given, run, published) : null),
    [candidates, given, run, published],
  );
  const [first] = candidates ?? [];
  if (!candidates || !lines) {
    return (
      <Card title="Side by side">
        <p role="status">The schedules are being compared.</p>
      </Card>
    );
  }
  return (
    <Card title="Side by side">
      <p>
        The first is the best that was found. The others are at most {run.distancePercent} % worse
        in anything that was asked for, and as different as could be found. Each is a draft of its
        own; delete those you do not need.
      </p>
      {/* A wide table scrolls, and can be scrolled by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={classOf(styles, 'scroll')} tabIndex={0} role="region" aria-label="Comparison">
        <ComparisonTable candidates={candidates} lines={lines} onTakePart={setFrom} />
      </div>
      {from && first && (
        <TakePartDialog
          plan={plan}
          layers={run.layers}
          into={first}
          from={from}
          onClose={() => setFrom(null)}
        />
      )}
    </Card>
  );
}

function ComparisonTable(props: {
  readonly candidates: readonly Candidate[];
  readonly lines: readonly Line[];
  readonly onTakePart: (from: Candidate) => void;
}) {
  const { candidates, lines, onTakePart } = props;
  const [first] = candidates;
  return (
    <table className={classOf(styles, 'compared')}>
      <thead>
        <tr>
          <th scope="col">What</th>
          {candidates.map(({ draft }) => (
            <th key={draft.id} scope="col">
              {draft.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <LineRow key={line.title} line={line} drafts={candidates.map(({ draft }) => draft)} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Keep</th>
          {candidates.map((candidate) => (
            <td key={candidate.draft.id}>
              <div className={classOf(styles, 'actions')}>
                <LinkButton to="/build/$draftId" params={{ draftId: candidate.draft.id }}>
                  Open
                </LinkButton>
                {candidate !== first && (
                  <Button
                    label={`Take a part of ${candidate.draft.name}`}
                    onPress={() => onTakePart(candidate)}
                  >
                    Take a part
                  </Button>
                )}
              </div>
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

function LineRow({ line, drafts }: { readonly line: Line; readonly drafts: readonly Draft[] }) {
  const values = line.cells.flatMap(({ value }) => (value === null ? [] : [value]));
  const least = Math.min(...values);
  const isDifferent = values.some((value) => value !== least);
  return (
    <tr>
      <th scope="row">{line.title}</th>
      {line.cells.map(({ words, value }, place) => (
        <td
          key={drafts[place]?.id}
          className={classes(isDifferent && value === least && classOf(styles, 'best'))}
        >
          {words}
          {isDifferent && value === least && (
            <span className={classOf(styles, 'mark')}> best here</span>
          )}
        </td>
      ))}
    </tr>
  );
}

/** What each gives, reckoned one after the other with the page's turn in between. */
function useWhatTheyGive(
  plan: Plan,
  candidates: readonly Candidate[] | undefined,
): readonly WhatItGives[] | null {
  const [told, setTold] = useState<{
    readonly of: readonly Candidate[];
    readonly given: readonly WhatItGives[];
  } | null>(null);
  useEffect(() => {
    if (!candidates) return;
    const stale = new AbortController();
    const reckon = async (): Promise<void> => {
      const given: WhatItGives[] = [];
      for (const { filled } of candidates) {
        await nextTask();
        if (stale.signal.aborted) return;
        given.push(whatItGives(plan, filled));
      }
      setTold({ of: candidates, given });
    };
    void reckon();
    return () => stale.abort();
  }, [plan, candidates]);
  return told && told.of === candidates ? told.given : null;
}

function linesOf(
  candidates: readonly Candidate[],
  given: readonly WhatItGives[],
  run: ScheduleRun,
  published: readonly Filled[] | null,
): Line[] {
  const [first] = candidates;
  const has = (value: number | null) => value !== null;
  const line = (
    title: string,
    tell: (each: WhatItGives) => { readonly words: string; readonly value: number | null },
  ): Line => ({ title, cells: given.map(tell) });
  const spread = (value: number | null, unit: string) => ({
    words: value === null ? '–' : countWords(Number(value.toFixed(1)), unit),
    value: value && Number(value.toFixed(1)),
  });
  const wishes = [...new Set(run.levels.map(({ name }) => name))];
  return [
    line('Requests met', ({ requestsMet, requestsAsked }) => ({
      words: `${requestsMet} of ${requestsAsked}`,
      value: -requestsMet,
    })),
    ...(given.some(({ callSpread }) => has(callSpread))
      ? [
          line('Calls between most and fewest, beside their fair shares', ({ callSpread }) =>
            spread(callSpread, 'call'),
          ),
        ]
      : []),
    ...(given.some(({ heavySpread }) => has(heavySpread))
      ? [
          line('Heavy blocks between most and fewest of a class', ({ heavySpread }) =>
            spread(heavySpread, 'block'),
          ),
        ]
      : []),
    ...wishes.flatMap((name) => {
      const counts = given.map(({ notMet }) => notMet.get(name));
      if (counts.every((count) => count === undefined)) return [];
      return [
        line(`${levelTitle({ name, part: 'together' })}: places where not`, ({ notMet }) => ({
          words: String(notMet.get(name) ?? 0),
          value: notMet.get(name) ?? 0,
        })),
      ];
    }),
    ...(published ? [farFrom('Different from what is published', candidates, published)] : []),
    ...(first ? [farFrom(`Different from ${first.draft.name}`, candidates, first.filled)] : []),
  ];
}

function farFrom(title: string, candidates: readonly Candidate[], from: readonly Filled[]): Line {
  return {
    title,
    cells: candidates.map(({ filled }) => {
      if (filled === from) return { words: '–', value: null };
      const { places, people } = howFar(from, filled);
      return {
        words: `${countWords(places, 'place')}, ${people === 1 ? '1 person' : `${people} people`}`,
        value: null,
      };
    }),
  };
}

function countWords(count: number, unit: string): string {
  return `${count} ${count === 1 ? unit : `${unit}s`}`;
}
