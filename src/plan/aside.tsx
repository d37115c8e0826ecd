import { Card, Facts, longDate, money, shortDate, TaskList } from '#platform/kit';
import { href, paths } from '#paths';
import type { PlanProps } from './pages.tsx';
import { parties, type Rhythm } from './rules.ts';

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
                    state: `${live} of ${asked}`,
                  },
                ]),
          ]}
        />
      </Card>
      <Card title="Reviews" link={{ text: 'All reviews', href: href(paths.plan.reviews, { enrolment: enrolment.id }) }}>
        <p>{rhythmSentence(rhythm)}</p>
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

/** Where the rhythm of half-termly reviews stands, in a sentence. */
export const rhythmSentence = (rhythm: Rhythm): string => {
  switch (rhythm.kind) {
    case 'none-yet':
      return 'No review is planned yet. The working party meets every half term.';
    case 'next':
      return `The next review is on ${longDate(rhythm.on)}.`;
    case 'missed':
      return `The review of ${longDate(rhythm.on)} was missed: record it, move it or call it off.`;
    case 'nothing-planned':
      return rhythm.dueBy === null
        ? 'No review is planned. Plan the next.'
        : `No review is planned. The next is due by ${longDate(rhythm.dueBy)}.`;
  }
};
