import {
  Alert,
  briefDate,
  Button,
  Card,
  DataTable,
  Details,
  Facts,
  Form,
  Hidden,
  mediumDate,
  number,
  Page,
  plural,
  Sub,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { baselineFault } from '../scales/cohorts.ts';
import { scales, valueText, type Scale } from '../scales/rules.ts';
import type { Assessment, Point } from './store.ts';

export type OneProps = Readonly<{
  frame: Frame;
  enrolment: string;
  assessment: Assessment;
  scale: Scale;
  points: readonly Point[];
  mayLead: boolean;
  mayAdd: boolean;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  /** What the fault lies in: the new point or the assessment's words. */
  about?: 'point' | 'words';
  savedFirst?: boolean;
}>;

const rangeWords = (scale: Scale): string => {
  if (scale.grades !== null) return scale.grades.join(', ');
  const { lowest, highest } = scale;
  if (lowest === null && highest === null) return 'No ends are declared';
  if (highest === null) return `From ${valueText(scale, lowest ?? 0)}`;
  return lowest === null
    ? `Up to ${valueText(scale, highest)}`
    : `${valueText(scale, lowest)} to ${valueText(scale, highest)}`;
};

const Declaration = ({ assessment, scale }: Pick<OneProps, 'assessment' | 'scale'>) => (
  <Facts
    wide
    items={[
      { term: 'Scale', fact: scales[scale.key].title },
      { term: scale.grades === null ? 'From and to' : 'Words, lowest first', fact: rangeWords(scale) },
      { term: 'Better is', fact: scale.higherIsBetter ? 'higher' : 'lower' },
      { term: 'Expected', fact: scale.expected === null ? 'not said' : valueText(scale, scale.expected) },
      {
        term: 'Declared',
        fact: `${mediumDate(assessment.declaredAt)}${assessment.declaredBy === null ? '' : `, ${assessment.declaredBy}`}`,
      },
    ]}
  />
);

const countWords = ({ values, missing }: Point): string =>
  missing === 0 ? number(values) : `${number(values)}, ${number(missing)} missing with a reason`;

const PointTable = ({ enrolment, assessment, scale, points, mayAdd }: OneProps) => (
  <DataTable
    caption={`Points in time of ${assessment.title}`}
    rows={points.toReversed()}
    empty="No point in time yet. Add the first below: then results can be entered."
    columns={[
      {
        head: 'Point',
        isRowHead: true,
        cell: (point) => (
          <>
            {mayAdd ? (
              <a
                class="govuk-link"
                href={href(paths.tracking.point, { enrolment, assessment: assessment.id, point: point.id })}
              >
                {point.label}
              </a>
            ) : (
              point.label
            )}
            {baselineFault(scale.key, point.takenOn) === null ? null : (
              <Sub>No national test was held: it cannot be a baseline.</Sub>
            )}
          </>
        ),
      },
      { head: 'Taken', cell: (point) => (point.takenOn === null ? 'day not known' : briefDate(point.takenOn)) },
      { head: 'Results', numeric: true, cell: countWords },
      { head: 'Corrected', numeric: true, cell: (point) => point.corrected },
      { head: 'Last entered', cell: (point) => (point.lastAt === null ? 'not yet' : briefDate(point.lastAt)) },
    ]}
  />
);

const AddPoint = ({ frame, enrolment, assessment, about, problems = [], typed = {} }: OneProps) => {
  const own = about === 'point' ? { problems, typed } : { problems: [], typed: {} as Readonly<Record<string, string>> };
  return (
    <Card title="Add a point in time">
      <Form frame={frame} action={href(paths.tracking.addPoint, { enrolment, assessment: assessment.id })}>
        <TextInput
          name="label"
          label="What is it called?"
          hint="For example, Autumn 2026"
          value={own.typed['label']}
          problems={own.problems}
          width={20}
        />
        <TextInput
          name="takenOn"
          label="Day on which it was or will be taken, if it is known"
          hint="The first of the days, such as 21 September 2026"
          value={own.typed['takenOn']}
          problems={own.problems}
          width={20}
        />
        <Button>Add the point</Button>
      </Form>
    </Card>
  );
};

const Words = ({ frame, enrolment, assessment, scale, about, problems = [], typed, savedFirst }: OneProps) => {
  const own = about === 'words' ? { problems, typed } : { problems: [], typed: undefined };
  const expected = assessment.expected === null ? '' : valueText(scale, assessment.expected);
  return (
    <Details summary="Change its words" open={about === 'words'}>
      <Form frame={frame} action={href(paths.tracking.assessmentWords, { enrolment, assessment: assessment.id })}>
        <Hidden name="version" value={assessment.version} />
        {savedFirst ? (
          <p>A colleague saved first: it is now called {assessment.title}. Save again to keep yours.</p>
        ) : null}
        <TextInput
          name="title"
          label="What is it called?"
          value={own.typed?.['title'] ?? assessment.title}
          problems={own.problems}
          width={30}
        />
        <TextInput
          name="subject"
          label="Subject or area"
          value={own.typed?.['subject'] ?? assessment.subject}
          problems={own.problems}
          width={20}
        />
        <TextInput
          name="expected"
          label="Expected value"
          value={own.typed?.['expected'] ?? expected}
          problems={own.problems}
          width={10}
        />
        <Button kind="quiet">Save the words</Button>
      </Form>
    </Details>
  );
};

export const AssessmentPage = (props: OneProps) => {
  const { frame, enrolment, assessment, points, mayLead, problems = [], savedFirst } = props;
  const hasResults = points.some(({ values, missing }) => values + missing > 0);
  return (
    <Page
      frame={frame}
      title={assessment.title}
      lead={assessment.subject ?? undefined}
      crumbs={[{ text: 'Assessments', href: href(paths.tracking.assessments, { enrolment }) }]}
      problems={problems}
      actions={
        hasResults ? (
          <Button kind="quiet" href={href(paths.tracking.assessmentSheet, { enrolment, assessment: assessment.id })}>
            Take the results out (CSV)
          </Button>
        ) : undefined
      }
    >
      {savedFirst ? (
        <Alert kind="warning" title="A colleague changed this assessment while you were typing." urgent />
      ) : null}
      <Card title={plural(points.length, 'point in time', 'points in time')} flush>
        <PointTable {...props} />
      </Card>
      {props.mayAdd ? <AddPoint {...props} /> : null}
      <Card title="What was declared">
        <Declaration {...props} />
        {mayLead ? <Words {...props} /> : null}
      </Card>
    </Page>
  );
};
