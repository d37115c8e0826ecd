import {
  Alert,
  Button,
  Card,
  clockTime,
  DataTable,
  Details,
  Empty,
  Facts,
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
import { ethnicityTitle } from '../codes/ethnicity.ts';
import { languages } from '../codes/language.ts';
import { senStatuses } from '../codes/sen.ts';
import { pupilFields } from '../rules.ts';
import { PupilFields } from './fields.tsx';
import type { OnePupil, PastChange, Spell } from './store.ts';

const crumbs = (enrolment: string) => [{ text: 'Roll', href: href(paths.roll.home, { enrolment }) }];

type Props = Readonly<{
  frame: Frame;
  enrolment: string;
  pupil: OnePupil;
  spells: readonly Spell[];
  changes: readonly PastChange[];
  mayChange: boolean;
  /** The page of this pupil over time, where there is one. */
  overTime: string | null;
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
        head: 'Came from, went to',
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

const factsOf = (pupil: OnePupil) => [
  { term: 'Surname', fact: pupil.surname },
  { term: 'Forename', fact: pupil.forename },
  { term: 'UPN', fact: pupil.upn ?? 'not recorded' },
  ...(pupil.formerUpn === null ? [] : [{ term: 'Former UPN', fact: pupil.formerUpn }]),
  ...(pupil.admissionNumber === null ? [] : [{ term: 'Admission number', fact: pupil.admissionNumber }]),
  { term: 'Date of birth', fact: pupil.bornOn === null ? 'not recorded' : mediumDate(pupil.bornOn) },
  { term: 'Sex', fact: pupil.sex === null ? 'not recorded' : pupil.sex === 'F' ? 'Female' : 'Male' },
  { term: 'Year group', fact: pupil.yearGroup ?? 'not recorded' },
  { term: 'SEN provision', fact: pupil.sen === null ? 'not recorded' : (senTitle(pupil.sen) ?? pupil.sen) },
  {
    term: 'First language',
    fact: pupil.firstLanguage === null ? 'not recorded' : (languages.get(pupil.firstLanguage) ?? pupil.firstLanguage),
  },
  { term: 'Ethnicity', fact: pupil.ethnicity === null ? 'not recorded' : ethnicityTitle(pupil.ethnicity) },
];

const senTitle = (code: string): string | null =>
  Object.entries(senStatuses).find(([each]) => each === code)?.[1] ?? null;

const leaving = ['leftOn', 'joinedOn'];

const Correct = ({ frame, enrolment, pupil, typed, problems = [], savedFirst }: Props) => (
  <Details
    summary="Correct something"
    open={savedFirst === true || problems.some(({ field }) => !leaving.includes(field))}
  >
    <Form frame={frame} action={href(paths.roll.pupil, { enrolment, pupil: pupil.id })}>
      <Hidden name="version" value={String(pupil.version)} />
      <PupilFields typed={typed ?? { ...pupil, version: null }} problems={problems} />
      <Button>Save the correction</Button>
    </Form>
  </Details>
);

export const OnRollPage = (props: Props) => {
  const { frame, enrolment, pupil, spells, changes, mayChange, overTime, problems = [], savedFirst } = props;
  return (
    <Page
      frame={frame}
      title={`${pupil.forename} ${pupil.surname}`}
      lead={`${pupil.code}${pupil.yearGroup === null ? '' : `, year ${pupil.yearGroup}`}. ${isOnRoll(spells) ? 'On roll.' : 'Has left.'}`}
      crumbs={crumbs(enrolment)}
      problems={problems}
      aside={
        <>
          {overTime === null ? null : (
            <SideNote title="Over time">
              <p>
                <a class="govuk-link" href={overTime}>
                  Support, results and actions of {pupil.forename}
                </a>
              </p>
            </SideNote>
          )}
          <SideNote title="Outside the school">
            <p>Everybody outside your own team knows this pupil as {pupil.code}, and by no name.</p>
          </SideNote>
        </>
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
      <Card title="What the roll says">
        <Facts wide items={factsOf(pupil)} />
        {mayChange ? <Correct {...props} /> : null}
      </Card>
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
