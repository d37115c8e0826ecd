import { Card, Details, Facts, longDate, PostButton } from '#platform/kit';
import { href, paths } from '#paths';
import type { ReviewProps } from './pages.tsx';
import { ReviewTag } from './words.tsx';

const lengthWords = (minutes: number): string =>
  minutes % 60 === 0 ? (minutes === 60 ? '1 hour' : `${minutes / 60} hours`) : `${minutes} minutes`;

/** Beside the agenda or the minutes: when, where, who is asked, and how the minutes stand. */
export const About = (props: ReviewProps) => {
  const { frame, enrolment, today, mayWrite, review, team, adviserName, isOwnMinutes } = props;
  const at = { enrolment: enrolment.id, review: review.id };
  return (
    <>
      <Card title="When and where" note={<ReviewTag of={review} today={today} />}>
        <Facts
          items={[
            { term: 'Day', fact: longDate(review.heldOn ?? review.plannedOn) },
            { term: 'Time', fact: review.startsAt ?? 'No time set' },
            ...(review.startsAt === null ? [] : [{ term: 'Length', fact: lengthWords(review.minutesLong) }]),
            { term: 'Place', fact: review.place || 'None set' },
            { term: 'Led by', fact: review.leaderName ?? 'Nobody named' },
          ]}
        />
      </Card>
      {review.heldOn === null ? (
        <Card title="Who is asked">
          <p>
            {team.length === 0
              ? 'Nobody is in the team yet.'
              : `The team of ${team.length}${review.asksAdviser && adviserName !== null ? `, and ${adviserName}, the adviser` : ''}. Each has an invitation for their calendar by mail; it follows when the meeting moves or is called off.`}
          </p>
          {team.length === 0 ? null : (
            <Details summary="Everybody in the team">{team.map(({ name }) => name).join(', ')}</Details>
          )}
        </Card>
      ) : (
        <Card title="The minutes" link={{ text: 'Every version', href: href(paths.plan.minutes, at) }}>
          <p>
            {review.approvedOn !== null
              ? `Approved on ${longDate(review.approvedOn)}.`
              : isOwnMinutes
                ? 'Not yet approved. You wrote them: a colleague approves them, at the next review or before.'
                : 'Not yet approved. They come to the next review by themselves.'}
          </p>
          {mayWrite && review.approvedOn === null && !isOwnMinutes ? (
            <PostButton
              frame={frame}
              action={href(paths.plan.approveMinutes, at)}
              fields={{ version: String(review.minutesVersion) }}
              kind="quiet"
              small
            >
              Approve the minutes
            </PostButton>
          ) : null}
        </Card>
      )}
    </>
  );
};
