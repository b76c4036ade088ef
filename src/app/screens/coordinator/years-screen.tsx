import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { useOpenYear } from '../../hooks/use-program.ts';
import { useChooseYear, useYears } from '../../hooks/use-year.ts';
import { Button } from '../../parts/button.tsx';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { BlocksCard } from './blocks-card.tsx';
import { CohortsCard } from './cohorts-card.tsx';
import { spanWords } from './day-words.ts';
import { HolidaysCard } from './holidays-card.tsx';
import { LinkButton } from './link-button.tsx';
import { LoadingPage, NoProgram } from './no-program.tsx';

/** The academic years: which one is worked on, its blocks, holidays and cohorts, and the way into the next. */
export function YearsScreen() {
  const open = useOpenYear();
  const years = useYears();
  const plan = usePlan();
  if (open.status === 'none') return <NoProgram title="Years" />;
  if (open.status === 'loading' || !years || !plan) return <LoadingPage title="Years" />;
  return (
    <Page title="Years">
      <YearList years={years} current={plan.rows.year} />
      <BlocksCard plan={plan} />
      <HolidaysCard plan={plan} />
      <CohortsCard plan={plan} />
    </Page>
  );
}

function YearList(props: {
  readonly years: readonly AcademicYear[];
  readonly current: AcademicYear;
}) {
  const { years, current } = props;
  const choose = useChooseYear();
  const isLatest = years[0]?.id === current.id;
  return (
    <Card title="Academic years">
      <ItemList label="Academic years">
        {years.map((year) => (
          <Item
            key={year.id}
            title={year.name}
            subtitle={spanWords(year)}
            facts={
              year.id === current.id
                ? [
                    <span key="now">
                      <Check aria-hidden size={16} /> Worked on
                    </span>,
                  ]
                : []
            }
            actions={
              year.id !== current.id && (
                <Button label={`Work on ${year.name}`} onPress={() => choose(year.id)}>
                  Work on it
                </Button>
              )
            }
          />
        ))}
      </ItemList>
      {isLatest ? (
        <div>
          <LinkButton to="/years/next">Roll over into the next year</LinkButton>
        </div>
      ) : (
        <p>
          The next year is open already. <Link to="/people">People of {current.name}</Link>
        </p>
      )}
    </Card>
  );
}
