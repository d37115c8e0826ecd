import {
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  Hidden,
  Page,
  PersonName,
  PostButton,
  Refusal,
  Select,
  Sub,
  SideNote,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Standard } from '#schemes/rules';
import type { Enrolment } from '../store.ts';
import { teamParts } from './rules.ts';
import type { TeamMember, TeamPart } from './store.ts';

type TeamProps = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  team: readonly TeamMember[];
  others: readonly Readonly<{ membershipId: string; name: string }>[];
  standards: readonly Standard[];
  mayArrange: boolean;
  problems: readonly Problem[];
  refusal: string | null;
  chosen: TeamMember | null;
}>;

const partOptions = Object.entries(teamParts).map(([value, { title }]) => ({ value, text: title }));

const nameOf = (code: string, standards: readonly Standard[]): string =>
  `${code} ${standards.find((each) => each.code === code)?.name ?? ''}`.trim();

/** One standard to a line: the names hold commas of their own. */
const LooksAfter = ({ codes, standards }: Readonly<{ codes: readonly string[]; standards: readonly Standard[] }>) =>
  codes.length === 0 ? (
    <Sub>none named</Sub>
  ) : (
    <ul class="wm-plain-list">
      {codes.map((code) => (
        <li>{nameOf(code, standards)}</li>
      ))}
    </ul>
  );

export const TeamPage = (props: TeamProps) => {
  const { frame, enrolment, team, standards, mayArrange, refusal, problems } = props;
  const uncovered = standards.filter((standard) => !team.some((one) => one.standards.includes(standard.code)));
  return (
    <Page
      frame={frame}
      title="The team"
      lead={
        uncovered.length === 0
          ? 'Every standard has somebody who looks after it.'
          : `${uncovered.length} of ${standards.length} standards have nobody yet.`
      }
      problems={problems}
      actions={
        mayArrange ? (
          <>
            <Button kind="quiet" href={paths.people.invite}>
              Invite colleagues
            </Button>
            <Button kind="quiet" href={href(paths.audit.shareOut, { enrolment: enrolment.id })}>
              Share out the standards
            </Button>
          </>
        ) : null
      }
      aside={<Parts />}
    >
      {refusal === null ? null : (
        <Refusal
          what="The team was not changed."
          why={refusal}
          next="Make somebody else coordinator first, then try again."
        />
      )}
      <Card title={`${team.length} people`} flush>
        <DataTable
          caption="The team"
          rows={team}
          empty={<Empty title="Nobody yet">The coordinator chooses colleagues below.</Empty>}
          columns={[
            { head: 'Name', isRowHead: true, cell: (one) => <PersonName name={one.name} /> },
            { head: 'Part', cell: (one) => teamParts[one.part].title },
            { head: 'Looks after', cell: (one) => <LooksAfter codes={one.standards} standards={standards} /> },
            ...(mayArrange
              ? [
                  {
                    head: '',
                    cell: (one: TeamMember) => (
                      <a href={href(paths.enrolments.part, { enrolment: enrolment.id, membership: one.membershipId })}>
                        Change<span class="govuk-visually-hidden"> {one.name}</span>
                      </a>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {mayArrange ? <AddCard {...props} /> : null}
    </Page>
  );
};

const Parts = () => (
  <SideNote title="Who does what">
    <dl>
      {Object.values(teamParts).map(({ title, does }) => (
        <>
          <dt>
            <strong>{title}</strong>
          </dt>
          <dd>{does}</dd>
        </>
      ))}
    </dl>
  </SideNote>
);

const AddCard = ({ frame, enrolment, others, problems }: TeamProps) => (
  <Card title="Add a colleague">
    {others.length === 0 ? (
      <p>
        Every colleague with an account is in the team. <a href={paths.people.invite}>Invite more colleagues</a>, one by
        one or from a list.
      </p>
    ) : (
      <Form frame={frame} action={href(paths.enrolments.team, { enrolment: enrolment.id })}>
        <Select
          name="membership"
          label="Colleague"
          problems={problems}
          options={[
            { value: '', text: 'Choose a colleague' },
            ...others.map((one) => ({ value: one.membershipId, text: one.name })),
          ]}
        />
        <PartField part="standard-lead" problems={problems} />
        <Button>Add to the team</Button>
      </Form>
    )}
  </Card>
);

const PartField = ({ part, problems }: Readonly<{ part: TeamPart; problems: readonly Problem[] }>) => (
  <Select name="part" label="Part" value={part} options={partOptions} problems={problems} />
);

export const PartPage = ({
  frame,
  enrolment,
  chosen,
  standards,
  problems,
  refusal,
}: TeamProps & { chosen: TeamMember }) => (
  <Page
    frame={frame}
    narrow
    title={chosen.name}
    lead={`${teamParts[chosen.part].title}. ${teamParts[chosen.part].does}`}
    problems={problems}
    back={{ href: href(paths.enrolments.team, { enrolment: enrolment.id }), text: 'The team' }}
  >
    {refusal === null ? null : (
      <Refusal
        what="The team was not changed."
        why={refusal}
        next="Make somebody else coordinator first, then try again."
      />
    )}
    <Form
      frame={frame}
      action={href(paths.enrolments.part, { enrolment: enrolment.id, membership: chosen.membershipId })}
    >
      <Hidden name="act" value="change" />
      <PartField part={chosen.part} problems={problems} />
      <Button>Keep the change</Button>
    </Form>
    <Card
      title="Looks after"
      link={{ text: 'Share out the standards', href: href(paths.audit.shareOut, { enrolment: enrolment.id }) }}
    >
      <LooksAfter codes={chosen.standards} standards={standards} />
    </Card>
    <PostButton
      frame={frame}
      action={href(paths.enrolments.part, { enrolment: enrolment.id, membership: chosen.membershipId })}
      fields={{ act: 'leave' }}
      kind="quiet"
    >
      Take {chosen.name} out of the team
    </PostButton>
    <p>What they wrote stays with the school.</p>
  </Page>
);
