import { briefDate, Card, DataTable, Details, Empty, Page, SideNote, Sub, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { heldWords } from '../entry/rules.ts';
import { scaleOf } from '../scales/rules.ts';
import type { ListedAssessment, PupilScore } from '../assessments/store.ts';

type PupilProps = Readonly<{
  frame: Frame;
  enrolment: string;
  pupil: Readonly<{ code: string; name: string }>;
  assessments: readonly ListedAssessment[];
  scores: readonly PupilScore[];
}>;

/** One point: what stands, and what stood before it. */
type At = Readonly<{ now: PupilScore; before: readonly PupilScore[] }>;

const pointsIn = (scores: readonly PupilScore[]): readonly At[] =>
  [...new Set(scores.map(({ pointId }) => pointId))].flatMap((id) => {
    const [now, ...before] = scores.filter(({ pointId }) => pointId === id);
    return now === undefined ? [] : [{ now, before }];
  });

const entered = ({ recordedAt, recordedBy, source }: PupilScore, title: string) =>
  [briefDate(recordedAt), recordedBy, source === title ? null : source].filter(Boolean).join(', ');

const One = ({ assessment, scores }: Readonly<{ assessment: ListedAssessment; scores: readonly PupilScore[] }>) => {
  const scale = scaleOf(assessment);
  return (
    <Card title={assessment.title} subtitle={assessment.subject ?? undefined} flush>
      <DataTable
        caption={`Results in ${assessment.title}`}
        rows={pointsIn(scores)}
        empty=""
        columns={[
          { head: 'Point', isRowHead: true, cell: ({ now }) => now.label },
          { head: 'Taken', cell: ({ now }) => (now.takenOn === null ? 'day not known' : briefDate(now.takenOn)) },
          { head: 'Result', cell: ({ now }) => heldWords(scale, now) },
          {
            head: 'Entered',
            cell: ({ now, before }) => (
              <>
                {entered(now, assessment.title)}
                {before.length === 0 ? null : (
                  <Details summary={`Corrected ${before.length === 1 ? 'once' : `${before.length} times`}`}>
                    {before.map((each) => (
                      <Sub>
                        {heldWords(scale, each)} ({entered(each, assessment.title)})
                      </Sub>
                    ))}
                  </Details>
                )}
              </>
            ),
          },
        ]}
      />
    </Card>
  );
};

/** Everything that is held of one pupil's results, each correction with what it replaced. */
export const PupilScoresPage = ({ frame, enrolment, pupil, assessments, scores }: PupilProps) => {
  const shown = assessments
    .map((assessment) => ({ assessment, scores: scores.filter(({ assessmentId }) => assessmentId === assessment.id) }))
    .filter((each) => each.scores.length > 0);
  return (
    <Page
      frame={frame}
      title={`Results of ${pupil.name}`}
      lead={pupil.code}
      crumbs={[{ text: 'Assessments', href: href(paths.tracking.assessments, { enrolment }) }]}
      aside={
        <SideNote title="Corrections">
          <p>A correction is added after what it corrects. Nothing that was entered is lost.</p>
        </SideNote>
      }
    >
      {shown.length === 0 ? (
        <Empty title="No result is held of this pupil.">
          Results are entered by class under Assessments, or come in a file.
        </Empty>
      ) : (
        shown.map((each) => <One {...each} />)
      )}
    </Page>
  );
};
