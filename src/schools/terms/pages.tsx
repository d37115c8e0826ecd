import {
  briefDate,
  Card,
  Chips,
  DataTable,
  Empty,
  longDate,
  Page,
  PostButton,
  Refusal,
  shortDate,
  type Frame,
  type Problems,
} from '#platform/kit';
import type { LineProblem } from '#platform/csv';
import { href, paths } from '#paths';
import { Paste, YearForm } from './year-form.tsx';
import { halfTermNames, weeksOf, yearsToPlan } from './rules.ts';
import type { KeptDates } from './store.ts';

type Typed = Readonly<Record<string, string>>;

/** Where a year's dates are shown and saved: of a school, or of an authority at the awarding body's desk. */
export type YearPlace = Readonly<{
  of: 'school' | 'authority';
  /** The address of the page for another year. */
  yearHref: (year: string) => string;
  saveHref: string;
  pasteHref: string;
  removeHref: string | null;
  /** What goes with every form: the authority's name. */
  fields: Typed;
}>;

export type YearProps = Readonly<{
  frame: Frame;
  title: string;
  crumbs: readonly Readonly<{ text: string; href: string }>[];
  today: string;
  year: string;
  place: YearPlace;
  dates: KeptDates | null;
  /** A school without dates of its own shows its authority's. */
  isOwn: boolean;
  mayChange: boolean;
  typed?: Typed;
  problems?: Problems;
  lineProblems?: readonly LineProblem[];
  pasted?: string;
  isPasted?: boolean;
  overtaken?: boolean;
}>;

const leadOf = ({ dates, isOwn, place, year }: YearProps): string => {
  if (dates === null) return `No dates are kept for ${year} yet.`;
  if (place.of === 'school' && !isOwn) return `The dates of ${dates.laName ?? 'your authority'} count for your school.`;
  return `Kept on ${longDate(dates.savedAt)} by ${dates.savedByName}.`;
};

/** One school year: its six half-terms as they count, the form to change them, and a box to paste them into. */
export const TermYearPage = (props: YearProps) => {
  const { frame, title, crumbs, today, year, place, dates, isOwn, mayChange, problems, overtaken } = props;
  return (
    <Page frame={frame} title={title} lead={leadOf(props)} crumbs={crumbs} problems={problems}>
      {overtaken ? (
        <Refusal
          what="The dates were not saved"
          why="A colleague saved this year while you were writing."
          next="Yours stand in the form below, theirs above it. Save again to keep yours."
        />
      ) : null}
      <Chips
        label="School year"
        chips={yearsToPlan(today).map((each) => ({ text: each, href: place.yearHref(each), current: each === year }))}
      />
      <Dates {...props} />
      {mayChange ? <Paste {...props} /> : null}
      {mayChange ? <YearForm {...props} /> : null}
      {mayChange && isOwn && place.removeHref !== null && dates !== null ? (
        <Card title="Go back to the authority’s dates">
          <p>Your own dates of {year} are removed. Reviews that are planned stay where they are.</p>
          <PostButton frame={frame} action={place.removeHref} fields={{ year }} kind="quiet">
            Remove our own dates
          </PostButton>
        </Card>
      ) : null}
    </Page>
  );
};

const Dates = ({ dates, year, place, mayChange }: YearProps) => (
  <Card title={`School year ${year}`} flush>
    {dates === null ? (
      <Empty title="The six half-terms will stand here.">
        <p>
          {mayChange
            ? 'Type them below, or paste them.'
            : place.of === 'school'
              ? 'The awarding body keeps them for your authority; the coordinator can enter the school’s own.'
              : 'Choose an authority.'}
        </p>
      </Empty>
    ) : (
      <DataTable
        caption={`Half-terms of ${year}`}
        empty="No half-term is kept."
        rows={dates.halfTerms.map((half, at) => ({ ...half, name: halfTermNames[at] ?? '' }))}
        columns={[
          { head: 'Half-term', isRowHead: true, cell: (half) => half.name },
          { head: 'First day', cell: (half) => `${shortDate(half.startsOn)} ${half.startsOn.slice(0, 4)}` },
          { head: 'Last day', cell: (half) => `${shortDate(half.endsOn)} ${half.endsOn.slice(0, 4)}` },
          { head: 'Weeks', numeric: true, cell: (half) => weeksOf(half) },
        ]}
      />
    )}
    {dates === null || dates.insetOn.length === 0 ? null : (
      <p class="wm-card__foot">INSET days: {dates.insetOn.map((day) => briefDate(day)).join(', ')}.</p>
    )}
  </Card>
);

export const schoolPlace = (school: string): YearPlace => ({
  of: 'school',
  yearHref: (year) => href(paths.schools.terms, { school }, { year }),
  saveHref: href(paths.schools.terms, { school }),
  pasteHref: href(paths.schools.pasteTerms, { school }),
  removeHref: href(paths.schools.removeTerms, { school }),
  fields: {},
});

export const authorityPlace = (name: string): YearPlace => ({
  of: 'authority',
  yearHref: (year) => href(paths.schools.authority, {}, { name, year }),
  saveHref: paths.schools.authority,
  pasteHref: paths.schools.pasteAuthority,
  removeHref: null,
  fields: { name },
});
