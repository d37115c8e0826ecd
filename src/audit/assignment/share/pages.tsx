import {
  Alert,
  Button,
  Card,
  FieldRow,
  Form,
  Hidden,
  list,
  longDate,
  Page,
  Select,
  SideNote,
  Sub,
  TextInput,
  type Frame,
  type Option,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { stateWords, type ShownLine } from '../lines/pages.tsx';
import { crumbs } from '../pages.tsx';
import type { Teammate } from '../store.ts';
import { names, places, seenText, type Seen } from './forms.ts';

export type ShareView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  lines: readonly ShownLine[];
  team: readonly Teammate[];
  seen: (standard: string) => Seen;
  /** Who is proposed for each standard; what stands, where nothing is proposed. */
  chosen: (standard: string) => readonly string[];
  isProposed: boolean;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  /** Standards that somebody else changed while this form was open. */
  clashing?: readonly string[];
}>;

export const options = (team: readonly Teammate[]): readonly Option[] => [
  { value: '', text: 'Nobody' },
  ...team.filter(({ hasLeft }) => !hasLeft).map(({ membershipId, name }) => ({ value: membershipId, text: name })),
];

export const ordinals = ['First', 'Second', 'Third'] as const;

/** The people of a standard who are no longer in the team, in words that say what to do. */
export const Gone = ({ line }: Readonly<{ line: ShownLine }>) => {
  const gone = line.people.filter(({ hasLeft }) => hasLeft).map(({ name }) => name);
  if (gone.length === 0) return null;
  return (
    <Sub>
      {list(gone)} {gone.length === 1 ? 'is' : 'are'} no longer in the team. Choose somebody in{' '}
      {gone.length === 1 ? 'their' : 'each one’s'} place.
    </Sub>
  );
};

/** What stands now at a standard that somebody else changed meanwhile. */
export const Theirs = ({ line }: Readonly<{ line: ShownLine }>) => (
  <Alert kind="warning" title="Somebody changed this one while you were choosing">
    It now stands with {line.people.length === 0 ? 'nobody' : list(line.people.map(({ name }) => name))}
    {line.assignment?.dueOn == null ? '' : `, due on ${longDate(line.assignment.dueOn)}`}. What you chose is kept below:
    change it or leave it, and save again.
  </Alert>
);

export const typedDue = (view: ShareView, line: ShownLine): string => {
  const { code } = line.standard;
  const held = line.assignment?.dueOn ?? null;
  return view.typed?.[names.due(code)] ?? (held === null ? '' : longDate(held));
};

const One = ({ view, line }: Readonly<{ view: ShareView; line: ShownLine }>) => {
  const { code, name } = line.standard;
  const label = `${view.scheme.words.standard.one} ${code}, ${name}`;
  if (line.assignment?.state === 'closed')
    return (
      <Card title={label} level={2}>
        <p>
          {stateWords.closed[1]}, with {list(line.people.map((each) => each.name)) || 'nobody'}. Open it again before
          you change it.
        </p>
      </Card>
    );
  const chosen = view.chosen(code);
  return (
    <Card title={label} level={2}>
      {view.clashing?.includes(code) ? <Theirs line={line} /> : null}
      <Gone line={line} />
      <Hidden name={names.seen(code)} value={seenText(view.seen(code))} />
      <FieldRow>
        {places.map((at) => (
          <Select
            name={names.who(code, at)}
            label={`${ordinals[at]} colleague`}
            options={options(view.team)}
            value={view.typed?.[names.who(code, at)] ?? chosen[at] ?? ''}
            problems={view.problems}
          />
        ))}
        <TextInput
          name={names.due(code)}
          label="Due"
          width={20}
          value={typedDue(view, line)}
          problems={view.problems}
        />
      </FieldRow>
    </Card>
  );
};

/** All standards on one form: two or three colleagues each, and the day. */
export const SharePage = (view: ShareView) => {
  const { frame, enrolment, scheme, lines, isProposed, problems, typed, clashing } = view;
  const many = scheme.words.standard.many.toLowerCase();
  const action = href(paths.audit.shareOut, { enrolment: enrolment.id });
  return (
    <Page
      frame={frame}
      title={`Share out the ${many}`}
      lead={
        isProposed
          ? 'Pairs are proposed, evenly over the team. Nothing is saved until you press the button below.'
          : `Two or three colleagues to each of the ${lines.length} ${many} work best.`
      }
      crumbs={[
        ...crumbs(enrolment),
        { text: 'Who does what by when', href: href(paths.audit.assignments, { enrolment: enrolment.id }) },
      ]}
      problems={problems ?? []}
      actions={
        <Button kind="quiet" href={href(paths.audit.shareOut, { enrolment: enrolment.id }, { propose: 'pairs' })}>
          Propose pairs
        </Button>
      }
      aside={
        <SideNote title="How pairs are proposed">
          <p>
            Whoever is named stays. Each gap goes to the colleague with the fewest {many} so far. The coordinator and
            senior leaders are left free to look at what is handed in.
          </p>
          <p>
            Hours of one colleague, and when in the week they are free, are agreed on the page of each of the {many}.
          </p>
        </SideNote>
      }
    >
      {clashing === undefined ? null : (
        <Alert kind="warning" title="Nothing was saved yet" urgent>
          {clashing.length === 1 ? 'One of them' : `${clashing.length} of them`} changed while you were choosing. Look
          at what stands there now, then save again.
        </Alert>
      )}
      <Form frame={frame} action={action} keep={`share-${enrolment.id}`}>
        <Card
          title="For all of them"
          subtitle="A day and hours for every one that has none of its own. What is agreed already stays."
        >
          <FieldRow>
            <TextInput
              name="all"
              label="Due"
              hint="For example, 4 December 2026."
              value={typed?.['all']}
              problems={problems}
            />
            <TextInput
              name="allHours"
              label="Hours agreed with each colleague"
              hint="For the whole of it: 3, or 1.5."
              inputmode="decimal"
              value={typed?.['allHours']}
              problems={problems}
            />
          </FieldRow>
        </Card>
        {lines.map((line) => (
          <One view={view} line={line} />
        ))}
        <Button>Share them out</Button>
      </Form>
    </Page>
  );
};
