import { Card, Facts, money, shortDate, TaskList } from '#platform/kit';
import { href, paths } from '#paths';
import type { PlanProps } from './pages.tsx';
import { rhythmSentence } from './review/words.tsx';
import { parties } from './rules.ts';

/** Beside the list: what agreement needs, the rhythm of reviews, the cost. */
export const Aside = ({ enrolment, facts, rhythm, actions, isDone }: PlanProps) => {
  const agreement = href(paths.plan.agreement, { enrolment: enrolment.id });
  const { asked, live } = facts.partnerships;
  const cost = actions.reduce((sum, { costPence }) => sum + costPence, 0);
  const premium = actions.reduce((sum, { premiumPence }) => sum + premiumPence, 0);
  return (
    <>
      <Card title={isDone ? 'Agreed' : 'What agreeing the plan needs'}>
        <TaskList
          id="agreement"
          tasks={[
            ...facts.parties.map((party) => {
              const agreed = facts.agreements.find((each) => each.party === party);
              return {
                title: parties[party].word,
                href: agreement,
                kind: agreed === undefined ? ('waiting' as const) : ('done' as const),
                state: agreed === undefined ? 'Not agreed' : `Agreed ${shortDate(agreed.on)}`,
              };
            }),
            ...(asked === 0
              ? []
              : [
                  {
                    title: 'Live partnerships',
                    href: href(paths.partnerships.home, { enrolment: enrolment.id }),
                    kind: live >= asked ? ('done' as const) : ('waiting' as const),
                    state: `${live} live, ${asked} asked for`,
                  },
                ]),
          ]}
        />
      </Card>
      <Card title="Reviews" link={{ text: 'All reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) }}>
        <p>
          {rhythm.kind === 'missed' || rhythm.kind === 'next' || rhythm.kind === 'unfinished' ? (
            <a href={href(paths.plan.review, { enrolment: enrolment.id, review: rhythm.id })}>
              {rhythmSentence(rhythm)}
            </a>
          ) : (
            rhythmSentence(rhythm)
          )}
        </p>
      </Card>
      <Card
        title="Partnerships"
        link={{ text: 'Partnerships and hub', href: href(paths.partnerships.home, { enrolment: enrolment.id }) }}
      >
        <p>
          {live === 0 ? 'No partnership is live yet.' : `${live} live. Families see what they can reach in the hub.`}
        </p>
      </Card>
      <Card title="Cost">
        <Facts
          items={[
            { term: 'Planned', fact: money(cost / 100) },
            { term: 'Of that Pupil Premium', fact: money(premium / 100) },
          ]}
        />
      </Card>
    </>
  );
};
