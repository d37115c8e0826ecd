import { Card, Empty, Page, plural, SummaryList } from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../panels.tsx';
import { partnerKinds, stateOf } from '../rules.ts';
import type { ListedPartnership } from '../store.ts';

type HubProps = Place & Readonly<{ partnerships: readonly ListedPartnership[]; offers: ReadonlyMap<string, string> }>;

/** What children, parents and carers reach through the school today. */
export const HubPage = ({ frame, enrolment, today, partnerships, offers }: HubProps) => {
  const live = partnerships.filter((each) => stateOf(each, today) === 'live');
  const families = live.filter(({ reachedBy }) => reachedBy !== '').length;
  return (
    <Page
      frame={frame}
      title="Partnership hub"
      lead={
        live.length === 0
          ? 'No partnership is live yet, so there is nothing to reach.'
          : `${plural(live.length, 'partnership')} live. Families can ask for ${families} of them themselves.`
      }
      crumbs={[{ text: 'Partnerships', href: href(paths.partnerships.home, { enrolment: enrolment.id }) }]}
    >
      {live.length === 0 ? (
        <Empty title="Each live partnership will stand here, with how families reach it.">
          <p>A partnership appears on its first day.</p>
        </Empty>
      ) : (
        live.map((each) => (
          <Card title={each.partnerName} note={partnerKinds[each.partnerKind]}>
            <p>{each.pupilsGet}</p>
            <SummaryList
              plain
              items={[
                { key: 'What they offer', value: offers.get(each.partnerId) ?? 'Ask the school' },
                { key: 'How to reach it', value: each.reachedBy || 'Staff arrange it: ask your child’s tutor' },
              ]}
            />
          </Card>
        ))
      )}
    </Page>
  );
};
