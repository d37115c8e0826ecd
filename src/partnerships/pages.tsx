import { Button, Card, Chips, DataTable, Empty, Page, Rows, SideNote, Sub } from '#platform/kit';
import { href, paths } from '#paths';
import { countSentence, StateTag, stateWords, type Place } from './panels.tsx';
import { partnerKinds, stateOf, type PartnershipCount, type PartnershipState } from './rules.ts';
import type { ListedPartner, ListedPartnership } from './store.ts';

const filters = ['live', 'proposed', 'ended'] as const satisfies readonly PartnershipState[];

type ListProps = Place &
  Readonly<{
    partnerships: readonly ListedPartnership[];
    partners: readonly ListedPartner[];
    count: PartnershipCount;
    only: string | undefined;
  }>;

export const PartnershipsPage = ({
  frame,
  enrolment,
  today,
  mayWrite,
  partnerships,
  partners,
  count,
  only,
}: ListProps) => {
  const shown = partnerships.filter((each) => only === undefined || stateOf(each, today) === only);
  const home = (state?: PartnershipState) => href(paths.partnerships.home, { enrolment: enrolment.id }, { state });
  return (
    <Page
      frame={frame}
      title="Partnerships"
      lead={countSentence(count)}
      actions={
        <>
          {mayWrite ? (
            <Button href={href(paths.partnerships.propose, { enrolment: enrolment.id })}>Propose a partnership</Button>
          ) : null}
          <Button kind="quiet" href={href(paths.partnerships.hub, { enrolment: enrolment.id })}>
            See what families can reach
          </Button>
        </>
      }
      aside={<Partners enrolment={enrolment} partners={partners} mayWrite={mayWrite} />}
    >
      {partnerships.length === 0 ? null : (
        <Chips
          label="Show partnerships by state"
          chips={[
            { text: 'All', count: partnerships.length, href: home(), current: only === undefined },
            ...filters.map((state) => ({
              text: stateWords[state].word,
              count: partnerships.filter((each) => stateOf(each, today) === state).length,
              href: home(state),
              current: only === state,
            })),
          ]}
        />
      )}
      <Card title="Partnerships for learning" flush>
        <DataTable
          caption="Partnerships of this enrolment"
          rows={shown}
          empty={<NothingYet enrolment={enrolment} mayWrite={mayWrite} filtered={partnerships.length > 0} />}
          columns={[
            {
              head: 'Partner',
              isRowHead: true,
              cell: (each) => (
                <>
                  <a href={href(paths.partnerships.one, { enrolment: enrolment.id, partnership: each.id })}>
                    {each.partnerName}
                  </a>
                  <Sub>{partnerKinds[each.partnerKind]}</Sub>
                </>
              ),
            },
            { head: 'What pupils get', cell: (each) => each.pupilsGet || <em>Not said yet</em> },
            { head: 'Agreed with', cell: (each) => each.agreedWith || <em>Nobody yet</em> },
            { head: 'State', tight: true, cell: (each) => <StateTag of={each} today={today} /> },
          ]}
        />
      </Card>
    </Page>
  );
};

const NothingYet = ({ enrolment, mayWrite, filtered }: Pick<Place, 'enrolment' | 'mayWrite'> & { filtered: boolean }) =>
  filtered ? (
    <Empty title="No partnership is in this state.">
      <p>Choose “All” to see every partnership.</p>
    </Empty>
  ) : (
    <Empty title="Partnerships will be listed here, with what pupils get by each.">
      <p>
        {mayWrite ? (
          <>
            Begin with a partner whom you know.{' '}
            <a href={href(paths.partnerships.addPartner, { enrolment: enrolment.id })}>Add a partner</a>, then propose
            what you will do together.
          </>
        ) : (
          'The school’s coordinator proposes the first.'
        )}
      </p>
    </Empty>
  );

const Partners = ({
  enrolment,
  partners,
  mayWrite,
}: Pick<Place, 'enrolment' | 'mayWrite'> & { partners: readonly ListedPartner[] }) => (
  <>
    <Card
      title="Your partners"
      link={
        mayWrite
          ? { text: 'Add a partner', href: href(paths.partnerships.addPartner, { enrolment: enrolment.id }) }
          : undefined
      }
    >
      {partners.length === 0 ? (
        <p>
          Libraries, health teams, charities, employers, other schools: whoever helps your pupils stands here once
          added.
        </p>
      ) : (
        <Rows
          label="Partners"
          rows={partners.map((partner) => ({
            title: partner.name,
            href: mayWrite
              ? href(paths.partnerships.partner, { enrolment: enrolment.id, partner: partner.id })
              : undefined,
            meta: partnerKinds[partner.kind],
          }))}
        />
      )}
    </Card>
    <SideNote title="What counts">
      <p>
        A partnership is counted from its first day for pupils until it ends. One that is proposed, or has ended, is
        not.
      </p>
    </SideNote>
  </>
);
