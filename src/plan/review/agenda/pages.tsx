import {
  Button,
  Card,
  Checkbox,
  Empty,
  Form,
  Hidden,
  longDate,
  Page,
  Refusal,
  Select,
  Sub,
  Tag,
  TextInput,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../../panels.tsx';
import type { ListedReview } from '../store.ts';
import { keyOf, pointKinds, type Point } from './rules.ts';

export type Colleague = Readonly<{ id: string; name: string }>;

const nameOf = (team: readonly Colleague[], id: string | null): string | null =>
  team.find((each) => each.id === id)?.name ?? null;

type AgendaProps = Readonly<{
  points: readonly Point[];
  team: readonly Colleague[];
  link?: { text: string; href: string } | undefined;
}>;

/** The agenda as it is read: numbered, each with why it is on it and who leads it. */
export const AgendaCard = ({ points, team, link }: AgendaProps) => {
  const shown = points.filter(({ isLeftOut }) => !isLeftOut);
  return (
    <Card title="Agenda" link={link} note={shown.length === 0 ? undefined : `${shown.length} points`}>
      {shown.length === 0 ? (
        <Empty title="Nothing is open.">
          <p>Open actions, decisions and what the audit still needs come here by themselves. You can add points.</p>
        </Empty>
      ) : (
        <ol class="wm-agenda">
          {shown.map((point) => (
            <li class="wm-agenda__point">
              <div class="wm-agenda__words">
                <span class="wm-agenda__title">{point.title}</span>
                <Sub>
                  {[point.kind === 'action' ? null : pointKinds[point.kind].word, point.why, nameOf(team, point.ledBy)]
                    .filter(Boolean)
                    .join(' · ')}
                </Sub>
              </div>
              {point.isNew ? <Tag kind="progress">New</Tag> : null}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
};

type ArrangeProps = Place &
  Readonly<{
    review: ListedReview;
    points: readonly Point[];
    team: readonly Colleague[];
    typed?: Readonly<Record<string, string>>;
    problems?: Problems;
    overtaken?: boolean;
  }>;

/** The agenda as it is arranged: order, who leads, what is left out, points of one's own. All by plain buttons and fields. */
export const ArrangePage = (props: ArrangeProps) => {
  const { frame, enrolment, review, points, team, typed = {}, problems, overtaken } = props;
  const at = { enrolment: enrolment.id, review: review.id };
  return (
    <Page
      frame={frame}
      title="Arrange the agenda"
      lead={`Review of ${longDate(review.plannedOn)}. What comes up until then is put at its end.`}
      crumbs={[
        { text: 'Half-termly reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) },
        { text: longDate(review.plannedOn), href: href(paths.plan.review, at) },
      ]}
      problems={problems}
    >
      {overtaken ? (
        <Refusal
          what="The agenda was not changed"
          why="A colleague arranged it while you did."
          next="Below it stands as they left it. Make your changes again."
        />
      ) : null}
      <Card title="Add a point">
        <Form frame={frame} action={href(paths.plan.agendaPoint, at)} keep={`agenda-${review.id}`}>
          <Hidden name="version" value={review.agendaVersion} />
          <TextInput
            name="title"
            label="What should be talked about?"
            hint="No pupil’s name: the agenda goes to everybody who is asked to come."
            value={typed['title']}
            problems={problems}
          />
          <Leader name="ledBy" label="Who leads it? (optional)" team={team} value={typed['ledBy'] ?? ''} />
          <Button kind="quiet">Add the point</Button>
        </Form>
      </Card>
      <Card title="Order, and who leads">
        {points.length === 0 ? (
          <Empty title="Nothing is on the agenda yet.">
            <p>Add a point above.</p>
          </Empty>
        ) : (
          <Form frame={frame} action={href(paths.plan.agenda, at)}>
            <Hidden name="version" value={review.agendaVersion} />
            <ol class="wm-arrange">
              {points.map((point, index) => (
                <Arranged point={point} index={index} last={points.length - 1} team={team} />
              ))}
            </ol>
            <Button>Save the agenda</Button>
          </Form>
        )}
      </Card>
    </Page>
  );
};

type ArrangedProps = Readonly<{ point: Point; index: number; last: number; team: readonly Colleague[] }>;

const Arranged = ({ point, index, last, team }: ArrangedProps) => {
  const about = `“${point.title.slice(0, 80)}”`;
  return (
    <li class="wm-arrange__point">
      <Hidden name="point" value={keyOf(point)} />
      <div class="wm-arrange__words">
        <strong>{point.title}</strong>
        <Sub>{[pointKinds[point.kind].word, point.why].filter((part) => part !== '').join(' · ')}</Sub>
      </div>
      <div class="wm-arrange__fields">
        <Leader
          name={`leader-${keyOf(point)}`}
          label={`Who leads ${about}?`}
          hideLabel
          team={team}
          value={point.ledBy ?? ''}
        />
        <Checkbox
          name={`out-${keyOf(point)}`}
          label={
            <>
              Leave out<span class="govuk-visually-hidden"> {about}</span>
            </>
          }
          checked={point.isLeftOut}
          small
        />
        <div class="wm-arrange__moves">
          {index === 0 ? null : (
            <Button kind="quiet" small name="move" value={`up:${index}`} about={about}>
              Up
            </Button>
          )}
          {index === last ? null : (
            <Button kind="quiet" small name="move" value={`down:${index}`} about={about}>
              Down
            </Button>
          )}
        </div>
      </div>
    </li>
  );
};

type LeaderProps = Readonly<{
  name: string;
  label: string;
  hideLabel?: boolean;
  team: readonly Colleague[];
  value: string;
}>;

const Leader = ({ name, label, hideLabel, team, value }: LeaderProps) => (
  <Select
    name={name}
    label={label}
    hideLabel={hideLabel}
    empty="Nobody named"
    options={team.map(({ id, name: text }) => ({ value: id, text }))}
    value={value}
  />
);
