import { Alert, Button, Form, Hidden, longDate, Page, TextInput, type Frame, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import type { Assessment, Point } from '../assessments/store.ts';

type ChangeProps = Readonly<{
  frame: Frame;
  enrolment: string;
  assessment: Assessment;
  point: Point;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  savedFirst?: boolean;
}>;

const held = ({ label, takenOn }: Point) => ({ label, takenOn: takenOn === null ? '' : longDate(takenOn) });

export const ChangePointPage = ({
  frame,
  enrolment,
  assessment,
  point,
  problems = [],
  typed,
  savedFirst,
}: ChangeProps) => {
  const now = held(point);
  return (
    <Page
      frame={frame}
      narrow
      title={`Change ${point.label}`}
      lead="The day counts for every measure that is read at this point."
      crumbs={[
        { text: 'Assessments', href: href(paths.tracking.assessments, { enrolment }) },
        { text: assessment.title, href: href(paths.tracking.assessment, { enrolment, assessment: assessment.id }) },
      ]}
      problems={problems}
    >
      {savedFirst ? (
        <Alert kind="warning" title="A colleague changed this point while you were typing." urgent>
          <p>
            It is now called {now.label}, {now.takenOn === '' ? 'with no day' : `of ${now.takenOn}`}. Yours stands in
            the boxes: save again to keep it.
          </p>
        </Alert>
      ) : null}
      <Form
        frame={frame}
        action={href(paths.tracking.changePoint, { enrolment, assessment: assessment.id, point: point.id })}
      >
        <Hidden name="version" value={point.version} />
        <TextInput
          name="label"
          label="What is it called?"
          value={typed?.['label'] ?? now.label}
          problems={problems}
          width={20}
        />
        <TextInput
          name="takenOn"
          label="Day on which it was taken, if it is known"
          value={typed?.['takenOn'] ?? now.takenOn}
          problems={problems}
          width={20}
        />
        <Button>Save the point</Button>
      </Form>
    </Page>
  );
};
