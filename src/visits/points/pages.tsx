import { Button, Card, Form, Page, PostButton, Radios, Rows, Textarea, type Problems } from '#platform/kit';
import { href, paths } from '#paths';
import { toVisit, VisitRefused, type Place } from '../panels.tsx';
import type { VisitRefusal } from '../rules.ts';
import type { Point } from './store.ts';

export type PointsProps = Place &
  Readonly<{
    points: readonly Point[];
    typed: Readonly<Record<string, string>>;
    problems?: Problems;
    refused?: VisitRefusal['because'];
    mayJudge: boolean;
  }>;

const kinds = [
  ['strength', 'Strengths to celebrate', 'What the school does well will stand here.'],
  ['area', 'Areas to work on', 'What would help pupils most will stand here.'],
] as const;

/** What the report names: strengths and areas to work on, each with where it was seen. */
export const PointsPage = ({ frame, enrolment, standing, points, typed, problems, refused, mayJudge }: PointsProps) => (
  <Page
    frame={frame}
    title="Strengths and areas to work on"
    lead="The report names at least one of each."
    crumbs={[toVisit(enrolment.id)]}
    problems={problems}
  >
    {refused === undefined ? null : <VisitRefused because={refused} standing={standing} />}
    {kinds.map(([kind, title, empty]) => {
      const own = points.filter((point) => point.kind === kind);
      return (
        <Card title={title}>
          {own.length === 0 ? <p>{empty}</p> : null}
          <Rows
            label={title}
            rows={own.map((point) => ({
              title: point.says,
              meta: `Seen in: ${point.seenIn}`,
              right: mayJudge ? (
                <PostButton
                  frame={frame}
                  action={href(paths.visits.point, { enrolment: enrolment.id, point: point.id })}
                  kind="quiet"
                  small
                  about={`: ${point.says}`}
                >
                  Take out
                </PostButton>
              ) : undefined,
            }))}
          />
        </Card>
      );
    })}
    {mayJudge ? (
      <Card title="Add one">
        <Form
          frame={frame}
          action={href(paths.visits.points, { enrolment: enrolment.id })}
          keep={`points-${enrolment.id}`}
        >
          <Radios
            name="kind"
            legend="A strength, or an area to work on?"
            inline
            choices={[
              { value: 'strength', label: 'A strength' },
              { value: 'area', label: 'An area to work on' },
            ]}
            value={typed['kind']}
            problems={problems}
          />
          <Textarea name="says" label="What is it?" rows={2} value={typed['says']} problems={problems} />
          <Textarea
            name="seenIn"
            label="Where did you see it?"
            hint="Use pupil codes, never names."
            rows={2}
            value={typed['seenIn']}
            problems={problems}
          />
          <Button>Add it to the report</Button>
        </Form>
      </Card>
    ) : null}
  </Page>
);
