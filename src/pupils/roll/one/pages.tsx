import {
  Alert,
  Button,
  Card,
  clockTime,
  DataTable,
  Details,
  Empty,
  Form,
  Hidden,
  longDate,
  mediumDate,
  Page,
  SideNote,
  TextInput,
  type Frame,
  type Problem,
} from '#platform/kit';
import { href, paths } from '#paths';
import { pupilFields } from '../rules.ts';
import { PupilFields } from './fields.tsx';
import type { OnePupil, PastChange, Spell } from './store.ts';

const crumbs = (enrolment: string) => [{ text: 'Roll', href: href(paths.roll.home, { enrolment }) }];

type AddProps = Readonly<{
  frame: Frame;
  enrolment: string;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
}>;

export const AddToRollPage = ({ frame, enrolment, problems = [], typed = {} }: AddProps) => (
  <Page
    frame={frame}
    narrow
    title="Add one pupil to the roll"
    lead="Surname and forename are enough. The pupil gets a code by itself."
    crumbs={crumbs(enrolment)}
    problems={problems}
  >
    <Form frame={frame} action={href(paths.roll.add, { enrolment })}>
      <PupilFields typed={typed} problems={problems} />
      <TextInput
        name="joinedOn"
        label="Joined this school on"
        hint="For example, 03/09/2026. Leave it blank when it is not known."
        width={10}
        value={typed['joinedOn']}
        problems={problems}
      />
      <Button>Add the pupil</Button>
    </Form>
  </Page>
);

type Props = Readonly<{
  frame: Frame;
  enrolment: string;
  pupil: OnePupil;
  spells: readonly Spell[];
  changes: readonly PastChange[];
  mayChange: boolean;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  /** Somebody corrected this pupil while the reader was typing. */
  savedFirst?: boolean;
}>;

const words: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(pupilFields).map(([field, title]) => [
      field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      title,
    ]),
  ),
  joined_on: 'Joined on',
};

const isOnRoll = (spells: readonly Spell[]): boolean =>
  spells.length === 0 || spells.some(({ leftOn }) => leftOn === null);

const Joined = ({ spell }: Readonly<{ spell: Spell }>) =>
  spell.joinedKnown ? <>{mediumDate(spell.joinedOn)}</> : <>not known; here since {mediumDate(spell.joinedOn)}</>;

const Spells = ({ spells }: Readonly<{ spells: readonly Spell[] }>) => (
  <DataTable
    caption="When the pupil was on roll"
    rows={spells}
    empty={<Empty title="Not recorded.">The pupil was listed before the roll was kept here.</Empty>}
    columns={[
      { head: 'Joined', isRowHead: true, cell: (each) => <Joined spell={each} /> },
      { head: 'Left', cell: (each) => (each.leftOn === null ? 'Still on roll' : mediumDate(each.leftOn)) },
      {
        head: 'From, to',
        cell: (each) => [each.cameFrom, each.wentTo].filter(Boolean).join(', then ') || 'not recorded',
      },
      { head: 'Why', cell: (each) => each.because ?? '' },
    ]}
  />
);

const History = ({ changes }: Readonly<{ changes: readonly PastChange[] }>) => (
  <DataTable
    caption="What was corrected"
    rows={changes}
    empty={
      <Empty title="Nothing was corrected yet.">What a correction replaces will stand here, with who made it.</Empty>
    }
    columns={[
      { head: 'What', isRowHead: true, cell: (each) => words[each.field] ?? each.field },
      {
        head: 'Was, became',
        cell: (each) => (
          <>
            <s>{each.was ?? 'not recorded'}</s> → <strong>{each.became ?? 'not recorded'}</strong>
          </>
        ),
      },
      {
        head: 'By',
        cell: (each) =>
          `${each.changedBy ?? 'the operator'}, ${longDate(each.changedAt)} at ${clockTime(each.changedAt)}${each.fileName === null ? '' : `, from ${each.fileName}`}`,
      },
    ]}
  />
);

const LeaveOrReturn = ({ frame, enrolment, pupil, spells, problems = [], typed = {} }: Props) =>
  isOnRoll(spells) ? (
    <Details summary={`${pupil.forename} has left the school`} open={problems.some(({ field }) => field === 'leftOn')}>
      <Form frame={frame} action={href(paths.roll.left, { enrolment, pupil: pupil.id })}>
        <TextInput
          name="leftOn"
          label="Last day on roll"
          hint="For example, 12/02/2027"
          width={10}
          value={typed['leftOn']}
          problems={problems}
        />
        <TextInput name="wentTo" label="Where to, if you know" width={20} value={typed['wentTo']} problems={problems} />
        <TextInput
          name="because"
          label="Why, if it matters for this award"
          width={20}
          value={typed['because']}
          problems={problems}
        />
        <Button kind="quiet">Take {pupil.forename} off the roll</Button>
      </Form>
      <p>A leaver keeps the code, the history and the results, and stays counted where the award follows them.</p>
    </Details>
  ) : (
    <Details summary={`${pupil.forename} has come back`} open={problems.some(({ field }) => field === 'joinedOn')}>
      <Form frame={frame} action={href(paths.roll.back, { enrolment, pupil: pupil.id })}>
        <TextInput
          name="joinedOn"
          label="On roll again from"
          hint="For example, 22/02/2027"
          width={10}
          value={typed['joinedOn']}
          problems={problems}
        />
        <Button kind="quiet">Put {pupil.forename} on the roll again</Button>
      </Form>
    </Details>
  );

export const OnRollPage = (props: Props) => {
  const { frame, enrolment, pupil, spells, changes, mayChange, problems = [], typed, savedFirst } = props;
  return (
    <Page
      frame={frame}
      title={`${pupil.forename} ${pupil.surname}`}
      lead={`${pupil.code}${pupil.yearGroup === null ? '' : `, year ${pupil.yearGroup}`}. ${isOnRoll(spells) ? 'On roll.' : 'Has left.'}`}
      crumbs={crumbs(enrolment)}
      problems={problems}
      aside={
        <SideNote title="Outside the school">
          <p>Everybody outside your own team knows this pupil as {pupil.code}, and by no name.</p>
        </SideNote>
      }
    >
      {savedFirst ? (
        <Alert kind="warning" title="Somebody corrected this pupil while you were typing." urgent>
          <p>
            What you typed stands in the form below; what was saved stands in the list of corrections. Look at both,
            then press the button again to save yours.
          </p>
        </Alert>
      ) : null}
      {mayChange ? (
        <Card title="What the roll says">
          <Form frame={frame} action={href(paths.roll.pupil, { enrolment, pupil: pupil.id })}>
            <Hidden name="version" value={String(pupil.version)} />
            <PupilFields typed={typed ?? { ...pupil, version: null }} problems={problems} />
            <Button>Save the correction</Button>
          </Form>
        </Card>
      ) : (
        <Card title="What the roll says" flush>
          <DataTable
            caption="What the roll says"
            rows={Object.entries(pupilFields)}
            empty=""
            columns={[
              { head: 'What', isRowHead: true, cell: ([, title]) => title },
              { head: 'Recorded', cell: ([field]) => pupil[field as keyof typeof pupilFields] ?? 'not recorded' }, // its own key
            ]}
          />
        </Card>
      )}
      <Card title="On roll from and to" flush>
        <Spells spells={spells} />
      </Card>
      {mayChange ? <LeaveOrReturn {...props} /> : null}
      <Card title="What was corrected" flush>
        <History changes={changes} />
      </Card>
    </Page>
  );
};
