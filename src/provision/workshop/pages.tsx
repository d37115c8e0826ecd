import {
  Button,
  Card,
  Checkboxes,
  ClashNotice,
  DataTable,
  Empty,
  FieldRow,
  Form,
  Hidden,
  longDate,
  mediumDate,
  Page,
  plural,
  Sub,
  Tag,
  Textarea,
  TextInput,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Place as Here } from '../asking.ts';
import type { Provision } from '../store.ts';
import { needOrder, needs, placesWords, type Need, type Workshop } from './rules.ts';

type Typed = Readonly<Record<string, string>>;

export const typedFrom = (of: Workshop): Record<string, string> => ({
  title: of.title,
  about: of.about,
  heldOn: mediumDate(of.heldOn),
  startsAt: of.startsAt,
  minutes: String(of.minutes),
  place: of.place,
  capacity: String(of.capacity),
  asks: of.asks.join('\n'),
});

const words: Readonly<Record<string, string>> = {
  title: 'What it is about',
  about: 'What happens',
  heldOn: 'Day',
  startsAt: 'Begins at',
  minutes: 'Minutes',
  place: 'Place',
  capacity: 'Places',
  asks: 'Families are asked what they need',
};

const listed = (asks: string): readonly Need[] => needOrder.filter((need) => asks.split('\n').includes(need));

/** A field's text as people read it. */
const saidOf = (name: string, text: string): string =>
  name === 'asks'
    ? listed(text)
        .map((need) => needs[need])
        .join(', ')
    : text;

/** The fields of a workshop, new or planned already. */
export const WorkshopFields = ({ typed, problems }: Readonly<{ typed: Typed; problems: readonly Problem[] }>) => {
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <>
      <TextInput {...field('title')} label="What is it about?" />
      <Textarea {...field('about')} label="What happens in it? (optional)" rows={2} maxLength={1000} />
      <FieldRow>
        <TextInput {...field('heldOn')} label="Day" hint="For example, 12 January 2027" width={20} />
        <TextInput {...field('startsAt')} label="Begins at" hint="Like 18:00" width={5} />
        <TextInput {...field('minutes')} label="Minutes" hint="In all" width={3} inputmode="numeric" />
      </FieldRow>
      <FieldRow>
        <TextInput {...field('place')} label="Where? (optional)" width={20} />
        <TextInput {...field('capacity')} label="Places" hint="Grown-ups" width={3} inputmode="numeric" />
      </FieldRow>
      <Checkboxes
        name="asks"
        legend="What may families who sign up by link ask for? (optional)"
        hint="Tick only what the school can provide. What is not ticked is not asked."
        small
        choices={needOrder.map((need) => ({ value: need, label: needs[need] }))}
        values={listed(typed['asks'] ?? '')}
      />
    </>
  );
};

export const crumbsOf = (enrolment: string, provision: Provision) => [
  { text: 'Provision map', href: href(paths.provision.map, { enrolment }) },
  { text: provision.title, href: href(paths.provision.one, { enrolment, provision: provision.id }) },
];

export const workshopState = ({ calledOffBecause, heldOn, came }: Workshop, today: string) => {
  if (calledOffBecause !== null) return <Tag kind="not-yet">Called off</Tag>;
  if (heldOn > today) return <Tag kind="waiting">Ahead</Tag>;
  return came > 0 ? <Tag kind="done">{`${came} came`}</Tag> : <Tag kind="not-started">No attendance</Tag>;
};

type WorkshopsProps = Here &
  Readonly<{ provision: Provision; workshops: readonly Workshop[]; problems?: readonly Problem[]; typed?: Typed }>;

/** Every session of a provision for parents, and the form for the next. */
export const WorkshopsPage = ({
  frame,
  enrolment,
  provision,
  workshops,
  today,
  problems = [],
  typed = {},
}: WorkshopsProps) => {
  const at = { enrolment: enrolment.id, provision: provision.id };
  const ahead = workshops.filter(({ heldOn, calledOffBecause }) => heldOn >= today && calledOffBecause === null).length;
  return (
    <Page
      frame={frame}
      title={`${provision.title}: workshops`}
      lead={
        workshops.length === 0
          ? 'None is planned yet.'
          : `${plural(workshops.length, 'session')}, ${ahead} of them ahead.`
      }
      crumbs={crumbsOf(enrolment.id, provision)}
      problems={problems}
    >
      <Card title="Sessions" flush>
        <DataTable
          caption={`Workshops of ${provision.title}`}
          rows={workshops}
          empty={
            <Empty title="No session is planned yet.">
              Plan the first below; parents are signed up on its own page.
            </Empty>
          }
          columns={[
            {
              head: 'Session',
              isRowHead: true,
              cell: (each) => (
                <>
                  <a href={href(paths.provision.workshop, { ...at, workshop: each.id })}>{each.title}</a>
                  <Sub>{each.place}</Sub>
                </>
              ),
            },
            { head: 'When', cell: (each) => `${longDate(each.heldOn)}, ${each.startsAt}` },
            { head: 'Places', cell: placesWords },
            { head: 'Answers', numeric: true, cell: (each) => each.heard },
            { head: 'State', cell: (each) => workshopState(each, today) },
          ]}
        />
      </Card>
      <Card title="Plan a session">
        <Form frame={frame} action={href(paths.provision.workshops, at)}>
          <WorkshopFields
            typed={{
              minutes: String(provision.minutes),
              capacity: String(provision.groupSize),
              place: provision.place,
              ...typed,
            }}
            problems={problems}
          />
          <Button>Plan the session</Button>
        </Form>
      </Card>
    </Page>
  );
};

type ChangeProps = Here &
  Readonly<{ provision: Provision; workshop: Workshop; typed: Typed; problems?: readonly Problem[] }>;

export const ChangeWorkshopPage = ({ frame, enrolment, provision, workshop, typed, problems = [] }: ChangeProps) => {
  const at = { enrolment: enrolment.id, provision: provision.id };
  return (
    <Page
      frame={frame}
      narrow
      title={`Change ${workshop.title}`}
      crumbs={[...crumbsOf(enrolment.id, provision), { text: 'Workshops', href: href(paths.provision.workshops, at) }]}
      problems={problems}
    >
      <Form frame={frame} action={href(paths.provision.changeWorkshop, { ...at, workshop: workshop.id })}>
        <Hidden name="version" value={workshop.version} />
        <WorkshopFields typed={typed} problems={problems} />
        <Button>Save the session</Button>
      </Form>
    </Page>
  );
};

/** Somebody saved this session first: both texts, and the choice. */
export const WorkshopClashPage = ({ frame, enrolment, provision, workshop, typed }: Omit<ChangeProps, 'problems'>) => {
  const at = { enrolment: enrolment.id, provision: provision.id, workshop: workshop.id };
  const theirs = typedFrom(workshop);
  return (
    <Page frame={frame} title={workshop.title} crumbs={crumbsOf(enrolment.id, provision)}>
      <Card>
        <ClashNotice
          frame={frame}
          action={href(paths.provision.changeWorkshop, at)}
          who={workshop.savedByName}
          at={workshop.savedAt}
          what="this session"
          texts={Object.entries(words)
            .map(([name, label]) => ({
              label,
              mine: saidOf(name, typed[name] ?? ''),
              theirs: saidOf(name, theirs[name] ?? ''),
            }))
            .filter(({ mine, theirs: other }) => mine !== other)}
          fields={{ ...typed, version: String(workshop.version) }}
          leave={href(paths.provision.workshop, at)}
        />
      </Card>
    </Page>
  );
};
