import { Card, DataTable, Empty, number, Page } from '#platform/kit';
import { href, paths } from '#paths';
import type { ListedAction, ListedMeasure } from '#plan';
import { toVisit, type Place } from '../../panels.tsx';
import type { TargetFigure } from '../store.ts';

type PupilsProps = Place &
  Readonly<{ action: ListedAction; measures: readonly ListedMeasure[]; figures: readonly TargetFigure[] }>;

const figure = (value: number | null, missing: string) => (value === null ? <em>{missing}</em> : number(value, 1));

/** The target pupils' own figures on an action's measures, as they stood at the cut-off: by code, never by name. */
export const TargetPupilsPage = ({ frame, enrolment, action, measures, figures }: PupilsProps) => {
  const tracked = measures.filter(({ measureId }) => measureId !== null);
  return (
    <Page
      frame={frame}
      title="Target pupils, by code"
      eyebrow={`Action ${action.number}: ${action.objective}`}
      lead="As they stood at the cut-off. The school can read that you looked."
      crumbs={[
        toVisit(enrolment.id),
        {
          text: `Action ${action.number}`,
          href: href(paths.visits.action, { enrolment: enrolment.id, action: action.id }),
        },
      ]}
    >
      {tracked.length === 0 ? (
        <Empty title="No measure of this action is tracked here.">
          <p>Ask the school for the figures that it named in its plan.</p>
        </Empty>
      ) : null}
      {tracked.map((measure) => (
        <Card title={measure.title} flush>
          <DataTable
            caption={`${measure.title}: target pupils by code`}
            rows={figures.filter(({ measureId }) => measureId === measure.measureId)}
            empty="No target pupil is named."
            columns={[
              { head: 'Code', isRowHead: true, cell: ({ code, hasLeft }) => (hasLeft ? `${code}, left` : code) },
              { head: 'Before', numeric: true, cell: (each) => figure(each.before, 'none') },
              { head: 'After', numeric: true, cell: (each) => figure(each.after, each.missingBecause ?? 'none yet') },
            ]}
          />
        </Card>
      ))}
    </Page>
  );
};
