import {
  Alert,
  Button,
  Card,
  Details,
  Facts,
  Form,
  mediumDate,
  Page,
  plural,
  SideNote,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import { SafeguardingNote } from '../../pages.tsx';
import type { How } from '../definitions/rules.ts';
import { freeMealsCount } from '../standing/rules.ts';
import { Members, share, type GroupProps } from './members.tsx';

export type { GroupSaid, Member } from './members.tsx';

const howWords = {
  recorded: 'Recorded by the school, by hand or from a list',
  derived: 'Worked out from what the school holds',
  either: 'Worked out from what the school holds, or recorded',
} as const satisfies Record<How, string>;

const Definition = ({ group, on }: GroupProps) => (
  <Card title="What it means">
    <p>{group.means}</p>
    <Facts
      items={[
        { term: 'How somebody comes in', fact: howWords[group.how] },
        ...(group.definition === null
          ? []
          : [
              { term: 'Source', fact: group.definition.source },
              {
                term: 'Definition',
                fact: `version ${group.definition.version}, from ${mediumDate(group.definition.validFrom)}`,
              },
              { term: 'Outside the school', fact: `hidden under ${group.definition.sensitivity}` },
            ]),
      ]}
    />
    {group.versions.length < 2 ? null : (
      <Details summary="How the definition changed">
        {group.versions.map((each) => (
          <p>
            <strong>
              {mediumDate(each.validFrom)} to {each.validTo === null ? 'now' : mediumDate(each.validTo)}
            </strong>
            {each.version === group.definition?.version ? ` (in force on ${mediumDate(on)})` : ''}: {each.means}
          </p>
        ))}
      </Details>
    )}
  </Card>
);

/** Where a basis decides what follows, those who have none are counted: nobody can tell for them. */
const WithoutBasis = ({ group, all }: GroupProps) => {
  const without = all.filter(
    ({ because }) => because.kind === 'record' && because.basis === null && isUntold(because),
  ).length;
  return group.key !== 'free-meals' || without === 0 ? null : (
    <Alert
      kind="warning"
      title={`${plural(without, 'pupil')} ${without === 1 ? 'has' : 'have'} free meals without a basis.`}
    >
      <p>
        From September 2026 on the basis decides whether they count towards Pupil Premium: open their records and say
        it.
      </p>
    </Alert>
  );
};

const isUntold = ({ basis, fromOn }: Readonly<{ basis: string | null; fromOn: string }>): boolean =>
  freeMealsCount({ basis, fromOn }) === 'unknown';

export const GroupPage = (props: GroupProps) => {
  const { frame, enrolment, group, all, pupils, unknown, on, mayChange } = props;
  const isUnsaid = group.how === 'recorded' && all.length === 0 && group.ownId === null;
  return (
    <Page
      frame={frame}
      title={isUnsaid ? `${group.title}: nobody recorded` : `${group.title}: ${plural(all.length, 'pupil')}`}
      lead={
        isUnsaid
          ? `Nothing is recorded for ${mediumDate(on)}, so how many belong is not known.`
          : `${all.length}${share(all.length, pupils)} on ${mediumDate(on)}.`
      }
      crumbs={[
        { text: 'Groups', href: href(group.isHeldBack ? paths.groups.flags : paths.groups.home, { enrolment }) },
      ]}
      actions={
        mayChange && group.how !== 'derived' ? (
          <>
            <Button href={href(paths.groups.add, { enrolment, group: group.key })}>Add pupils</Button>
            {group.key === 'low-prior-attainment' || group.key === 'more-able-underachieving' ? (
              <Button kind="quiet" href={href(paths.groups.fromResults, { enrolment, group: group.key })}>
                Work out from results
              </Button>
            ) : null}
          </>
        ) : undefined
      }
      aside={
        <>
          <Definition {...props} />
          {unknown === 0 ? null : (
            <SideNote title="Not recorded is not “no”">
              <p>Of {plural(unknown, 'pupil')} on roll nothing is recorded that would say whether they belong.</p>
            </SideNote>
          )}
          <Card title="Another day">
            <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.one, { enrolment, group: group.key })}>
              <TextInput name="on" label="The group as it was on" value={mediumDate(on)} width={20} />
              <Button kind="quiet">Show that day</Button>
            </Form>
          </Card>
          {group.ownId === null || !mayChange ? null : (
            <p>
              <a class="govuk-link" href={href(paths.groups.own, { enrolment, own: group.ownId })}>
                Describe the group anew, or end it
              </a>
            </p>
          )}
          <SafeguardingNote />
        </>
      }
    >
      {group.isHeldBack ? (
        <Alert kind="info" title="Only you and the staff whom the safeguarding lead named see this.">
          <p>Each look and each change is in the trail, without the pupil’s name or code.</p>
        </Alert>
      ) : null}
      <WithoutBasis {...props} />
      <Members {...props} />
    </Page>
  );
};
