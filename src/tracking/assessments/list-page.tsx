import { briefDate, Button, Card, DataTable, Empty, Page, plural, SideNote, Sub, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { isScaleKey, scales } from '../scales/rules.ts';
import type { ListedAssessment } from './store.ts';

type ListProps = Readonly<{
  frame: Frame;
  enrolment: string;
  assessments: readonly ListedAssessment[];
  mayDeclare: boolean;
  mayBring: boolean;
}>;

const scaleTitle = (key: string) => (isScaleKey(key) ? scales[key].title : 'Own scale');

const lastWords = ({ lastLabel, lastOn, results }: ListedAssessment) =>
  lastLabel === null ? (
    'No result yet'
  ) : (
    <>
      {lastLabel}
      <Sub>{[lastOn === null ? null : briefDate(lastOn), plural(results, 'pupil')].filter(Boolean).join(', ')}</Sub>
    </>
  );

export const AssessmentsPage = ({ frame, enrolment, assessments, mayDeclare, mayBring }: ListProps) => (
  <Page
    frame={frame}
    title="Assessments"
    lead="What you test, judge or count more than once, for every pupil of the school."
    crumbs={[{ text: 'Impact on target pupils', href: href(paths.tracking.home, { enrolment }) }]}
    actions={
      <>
        {assessments.length > 0 && mayBring ? (
          <Button kind="quiet" href={href(paths.tracking.scoreFiles, { enrolment })}>
            Bring results in
          </Button>
        ) : null}
        {mayDeclare ? (
          <Button
            kind={assessments.length === 0 ? 'primary' : 'quiet'}
            href={href(paths.tracking.declareAssessment, { enrolment })}
          >
            Declare an assessment
          </Button>
        ) : null}
      </>
    }
    aside={
      <SideNote title="Results and measures">
        <p>
          A result is entered once, here, and stands for every award. A measure says which assessment answers for the
          work, and at which two points.
        </p>
        <p>Results belong to your school. Whoever is sent to you sees those of followed pupils only, by code.</p>
      </SideNote>
    }
  >
    <Card title={assessments.length === 0 ? 'Nothing is declared yet' : plural(assessments.length, 'assessment')} flush>
      <DataTable
        caption="Assessments"
        rows={assessments}
        empty={
          <Empty title="No assessment is declared yet.">
            The coordinator or the head declares each with its scale. Then results are entered by class, or come in a
            file.
          </Empty>
        }
        columns={[
          {
            head: 'Assessment',
            isRowHead: true,
            cell: (each) => (
              <>
                <a class="govuk-link" href={href(paths.tracking.assessment, { enrolment, assessment: each.id })}>
                  {each.title}
                </a>
                <Sub>{[...new Set([each.subject, scaleTitle(each.scale)])].filter(Boolean).join(', ')}</Sub>
              </>
            ),
          },
          { head: 'Points', numeric: true, cell: (each) => each.points },
          { head: 'Last results', cell: lastWords },
          { head: 'Measures', numeric: true, cell: (each) => each.measures },
        ]}
      />
    </Card>
  </Page>
);
