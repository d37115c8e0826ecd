import {
  Alert,
  Button,
  Card,
  DataTable,
  Empty,
  Form,
  mediumDate,
  Page,
  PostButton,
  Radios,
  Select,
  SideNote,
  Sub,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place } from '../asking.ts';
import type { Colleague, Naming } from './store.ts';

export type SafeguardingProps = Place &
  Readonly<{
    namings: readonly Naming[];
    colleagues: readonly Colleague[];
    /** Senior leaders name the DSL and deputies; the DSL and deputies name staff. */
    mayNameLead: boolean;
    mayNameStaff: boolean;
    sees: boolean;
    typed?: Readonly<Record<string, string>>;
    problems?: readonly Problem[];
  }>;

const kindWords = { lead: 'Designated safeguarding lead', deputy: 'Deputy', staff: 'Named member of staff' } as const;

const People = (
  props: SafeguardingProps & Readonly<{ title: string; of: readonly Naming[]; empty: string; mayEnd: boolean }>,
) => {
  const { frame, enrolment, title, of, empty, mayEnd } = props;
  const endPath = (each: Naming) =>
    href(each.kind === 'staff' ? paths.groups.endStaff : paths.groups.endLead, { enrolment, naming: each.id });
  return (
    <Card title={title} flush>
      <DataTable
        caption={title}
        rows={of}
        empty={<Empty title={empty} />}
        columns={[
          {
            head: 'Name',
            isRowHead: true,
            cell: (each) => (
              <>
                {each.name}
                <Sub>{kindWords[each.kind]}</Sub>
                {each.worksHere || each.toOn !== null ? null : (
                  <Sub>no longer acts in this school: name somebody else</Sub>
                )}
              </>
            ),
          },
          { head: 'Since', cell: (each) => mediumDate(each.fromOn) },
          {
            head: 'Named by',
            cell: (each) => (
              <>
                {each.namedBy ?? 'not recorded'}
                {each.reason === null ? null : <Sub>{each.reason}</Sub>}
              </>
            ),
          },
          ...(mayEnd
            ? [
                {
                  head: '',
                  bareOnPhone: true,
                  tight: true,
                  cell: (each: Naming) => (
                    <PostButton kind="quiet" small frame={frame} action={endPath(each)} about={`for ${each.name}`}>
                      End it
                    </PostButton>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
};

const NameLead = ({ frame, enrolment, colleagues, namings, typed = {}, problems = [] }: SafeguardingProps) => {
  const hasLead = namings.some((each) => each.kind === 'lead' && each.toOn === null);
  return (
    <Card title={hasLead ? 'Name a deputy' : 'Name the safeguarding lead'}>
      <Form frame={frame} action={href(paths.groups.nameLead, { enrolment })}>
        <Select
          name="person"
          label="Colleague"
          hint="Somebody who acts in this school today. They see the flags from this moment on"
          empty="Choose a colleague"
          options={colleagues.map((each) => ({ value: each.personId, text: each.name }))}
          value={typed['person']}
          problems={problems}
        />
        <Radios
          name="kind"
          legend="As what?"
          inline
          small
          value={typed['kind'] ?? (hasLead ? 'deputy' : 'lead')}
          problems={problems}
          choices={[
            { value: 'lead', label: kindWords.lead },
            { value: 'deputy', label: kindWords.deputy },
          ]}
        />
        <Button kind={hasLead ? 'quiet' : 'primary'}>Name them</Button>
      </Form>
    </Card>
  );
};

const NameStaff = ({ frame, enrolment, colleagues, typed = {}, problems = [] }: SafeguardingProps) => (
  <Card title="Name staff who may see the flags">
    <Form frame={frame} action={href(paths.groups.nameStaff, { enrolment })}>
      <Select
        name="staff"
        label="Colleague"
        empty="Choose a colleague"
        options={colleagues.map((each) => ({ value: each.personId, text: each.name }))}
        value={typed['staff']}
        problems={problems}
      />
      <TextInput
        name="reason"
        label="Why do they need to see them?"
        hint="For example, head of year 8. Name no child"
        value={typed['reason']}
        problems={problems}
      />
      <Button kind="quiet">Name them</Button>
    </Form>
  </Card>
);

export const SafeguardingPage = (props: SafeguardingProps) => {
  const { frame, enrolment, namings, mayNameLead, mayNameStaff, sees, problems = [], mayChange } = props;
  const today = namings.filter((each) => each.toOn === null);
  const lead = today.find((each) => each.kind === 'lead');
  const past = namings.filter((each) => each.toOn !== null);
  return (
    <Page
      frame={frame}
      title={lead === undefined ? 'Nobody leads on safeguarding yet' : `${lead.name} leads on safeguarding`}
      lead="Child in need, child protection and social worker: seen and changed by the lead, the deputies and the staff whom they name, and by nobody else."
      problems={problems}
      actions={sees ? <Button href={href(paths.groups.flags, { enrolment })}>See the flags</Button> : undefined}
      aside={
        <>
          <SideNote title="Worried about a child?">
            <p>
              {lead === undefined
                ? 'Tell a senior leader today.'
                : `Tell ${lead.name} today${today.some((each) => each.kind === 'deputy') ? ', or a deputy' : ''}.`}{' '}
              Do not write it here. If a child is in danger now, ring 999.
            </p>
          </SideNote>
          <SideNote title="How the flags are kept">
            <p>
              They are in no count, chart, list or file of this site. Each look at them is in the trail, without the
              pupil’s name or code. Naming is a duty of somebody who acts in the school, no role of its own; it ends
              when their role ends.
            </p>
          </SideNote>
        </>
      }
    >
      {lead !== undefined ? null : (
        <Alert kind="warning" title="Until somebody is named nobody sees or records these flags.">
          <p>{mayNameLead ? 'Name the safeguarding lead below.' : 'A senior leader names the lead on this page.'}</p>
        </Alert>
      )}
      <People
        {...props}
        title="Lead and deputies"
        of={today.filter((each) => each.kind !== 'staff')}
        empty="Nobody is named."
        mayEnd={mayNameLead && mayChange}
      />
      {mayNameLead && mayChange ? <NameLead {...props} /> : null}
      <People
        {...props}
        title="Staff whom they named"
        of={today.filter((each) => each.kind === 'staff')}
        empty="No member of staff is named."
        mayEnd={mayNameStaff && mayChange}
      />
      {mayNameStaff && mayChange ? <NameStaff {...props} /> : null}
      {past.length === 0 ? null : (
        <Card title="Before" flush>
          <DataTable
            caption="Namings that ended"
            rows={past}
            empty=""
            columns={[
              { head: 'Name', isRowHead: true, cell: (each) => each.name },
              { head: 'As', cell: (each) => kindWords[each.kind] },
              {
                head: 'From and to',
                cell: (each) => `${mediumDate(each.fromOn)} to ${mediumDate(each.toOn ?? each.fromOn)}`,
              },
            ]}
          />
        </Card>
      )}
    </Page>
  );
};
