import type { Block, BlockCalendar } from '../../../../domain/rows/academic-year.ts';
import type { SiteId } from '../../../../domain/id.ts';
import type { Activity, CallRole, RotationTemplate } from '../../../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../../../domain/schedule/plan.ts';
import type { Half } from '../../../../domain/schedule/slot.ts';
import type { DaySpan } from '../../../../domain/time/day.ts';

/** How much time a column of the grid stands for. */
export type Zoom = 'blocks' | 'days' | 'half-days';

/** What the rows of the grid are. */
export type RowsBy = 'person' | 'rotation' | 'site' | 'role';

/** A column: a stretch of days, or half of a day. */
export interface SheetColumn extends DaySpan {
  readonly key: string;
  /** The heading that it shares with its neighbours, such as its month; empty for none. */
  readonly group: string;
  readonly title: string;
  readonly subtitle: string;
  /** The whole of it for screen readers. */
  readonly spoken: string;
  /** A weekend or a holiday. */
  readonly isQuiet: boolean;
  /** In the zoom of blocks alone. */
  readonly block: Block | null;
  /** In the zoom of half-days alone. */
  readonly half: Half | null;
}

/** A row: a heading over others, a person, one of the places of a rotation or call role, or an activity at a site. */
export type SheetRow = { readonly key: string; readonly title: string; readonly note: string } & (
  | { readonly kind: 'heading' }
  | { readonly kind: 'person'; readonly member: Member }
  | { readonly kind: 'rotation'; readonly rotation: RotationTemplate; readonly line: number }
  | { readonly kind: 'role'; readonly role: CallRole; readonly line: number }
  | { readonly kind: 'activity'; readonly activity: Activity; readonly siteId: SiteId | null }
);

/** The grid's shape: whatever is filled in it, these are its rows and columns. */
export interface Sheet {
  readonly plan: Plan;
  readonly zoom: Zoom;
  readonly by: RowsBy;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
}

/** What of the schedule is to be shown. */
export interface SheetChoice {
  readonly zoom: Zoom;
  readonly by: RowsBy;
  /** Whose blocks are shown in the zoom of blocks. */
  readonly calendarId: BlockCalendar['id'];
}
