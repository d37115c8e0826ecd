import { Button, Card, Details, Facts, Form, Hidden, mediumDate, Select, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import { declaredWords, designsChosen } from '../measures/rules.ts';
import type { GridProps } from './pages.tsx';

const AfterPoint = ({ frame, enrolment, measure, laterPoints, problems }: GridProps) => (
  <Form frame={frame} action={href(paths.tracking.afterPoint, { enrolment, measure: measure.id })}>
    <Hidden name="version" value={measure.version} />
    <Select
      name="point"
      label="Point after the work"
      hint="Once pupils have results there, it stays."
      empty="Choose a point"
      problems={problems}
      options={laterPoints.map(({ id, label }) => ({ value: id, text: label }))}
    />
    <Button kind="quiet">Keep this point</Button>
  </Form>
);

const NotObtained = ({ frame, enrolment, measure, problems, typed }: GridProps) => (
  <Details
    summary={
      measure.notObtainedBecause === null ? 'There is no result and will be none' : 'There is a result after all'
    }
    open={problems?.some(({ field }) => field === 'because') ?? false}
  >
    <Form frame={frame} action={href(paths.tracking.notObtained, { enrolment, measure: measure.id })}>
      <Hidden name="version" value={measure.version} />
      {measure.notObtainedBecause === null ? (
        <>
          <Textarea
            name="because"
            label="Why is there no result?"
            hint="The measure stays, and this reason is reported in its place."
            value={typed?.['because']}
            problems={problems}
            rows={3}
          />
          <Button kind="quiet">Report as not obtained</Button>
        </>
      ) : (
        <Button kind="quiet">Take that back</Button>
      )}
    </Form>
  </Details>
);

/** What was declared, by whom and when, beside when it was taken; what may still be said about it. */
export const DeclaredCard = (props: GridProps) => {
  const { measure, declared, mayLead, laterPoints } = props;
  const reported =
    measure.notObtainedBecause === null || declared.notObtainedAt === null
      ? []
      : [
          {
            term: 'Not obtained',
            fact: `${measure.notObtainedBecause} (${declared.notObtainedBy ?? 'the school'}, ${mediumDate(declared.notObtainedAt)})`,
          },
        ];
  return (
    <Card title="What was declared">
      <Facts
        wide
        items={[
          {
            term: 'Declared',
            fact: `${declaredWords(measure)}${declared.declaredBy === null ? '' : ` By ${declared.declaredBy}.`}`,
          },
          {
            term: 'Kind',
            fact: measure.isPrimary
              ? 'Primary: it stays, and is reported good or bad'
              : 'Looked at beside the primary measures',
          },
          { term: 'Compared', fact: designsChosen[measure.design].label },
          ...reported,
        ]}
      />
      {mayLead && laterPoints.length > 0 ? <AfterPoint {...props} /> : null}
      {mayLead ? <NotObtained {...props} /> : null}
    </Card>
  );
};
