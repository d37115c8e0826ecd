import { Chips, Empty } from '#platform/kit';
import { href, type paths } from '#paths';

type Path =
  | typeof paths.tracking.everyone
  | typeof paths.tracking.progress
  | typeof paths.tracking.partnerships
  | typeof paths.tracking.cohorts
  | typeof paths.tracking.start;

/** Which of the declared measures a page is about, each a link to the same page of another. */
export const MeasureChips = ({
  path,
  enrolment,
  measures,
  current,
}: Readonly<{
  path: Path;
  enrolment: Readonly<{ id: string }>;
  measures: readonly Readonly<{ id: string; title: string }>[];
  current: string;
}>) => (
  <Chips
    label="Measures"
    chips={measures.map(({ id, title }) => ({
      text: title,
      href: href(path, { enrolment: enrolment.id }, { measure: id }),
      current: id === current,
    }))}
  />
);

/** In place of everything while nothing is measured. */
export const NoMeasure = () => (
  <Empty title="No measure is declared yet.">The head or the coordinator declares what is measured.</Empty>
);
