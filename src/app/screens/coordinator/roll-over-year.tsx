import type { NextYear } from '../../../domain/roll-over/next-year.ts';
import { blocksInOrder } from '../../../domain/roll-over/next-year.ts';
import { daysIn } from '../../../domain/time/day.ts';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { shortDayWords, spanWords } from './day-words.ts';
import styles from './roll-over.module.css';

/** The blocks, holidays and cohorts of the next year, as they would be. */
export function RollOverYear({ next }: { readonly next: NextYear }) {
  return (
    <Card title={`The year ${next.year.name}`}>
      <p>
        {spanWords(next.year)}, {daysIn(next.year)} days
        {daysIn(next.year) === 366 && ': it holds 29 February'}.
      </p>
      {next.calendars.map((calendar) => {
        const own = blocksInOrder(next.blocks, calendar.id);
        return (
          <section key={calendar.id} className={classOf(styles, 'part')}>
            <h3>
              {own.length} blocks: {calendar.name}
            </h3>
            <ol className={classOf(styles, 'blocks')}>
              {own.map((block) => (
                <li key={block.id}>
                  <b>{block.label}</b> <span>{spanWords(block)}</span>{' '}
                  <small>{daysIn(block)} days</small>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
      <section className={classOf(styles, 'part')}>
        <h3>{next.holidays.length} holidays</h3>
        <ul className={classOf(styles, 'blocks')}>
          {next.holidays.map(({ id, name, actualDay, observedDay }) => (
            <li key={id}>
              <b>{name}</b> <span>{shortDayWords(actualDay)}</span>{' '}
              {observedDay !== actualDay && <small>observed {shortDayWords(observedDay)}</small>}
            </li>
          ))}
        </ul>
      </section>
      {next.cohorts.length > 0 && (
        <section className={classOf(styles, 'part')}>
          <h3>{next.cohorts.length} cohorts</h3>
          <ul className={classOf(styles, 'blocks')}>
            {next.cohorts.map(({ id, name, mondays }) => (
              <li key={id}>
                <b>{name}</b>{' '}
                <span>
                  {mondays.length} ambulatory weeks
                  {mondays[0] && `, from ${shortDayWords(mondays[0])}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Card>
  );
}
