import {
  Alert,
  Button,
  Card,
  Form,
  Hidden,
  longDate,
  mediumDate,
  money,
  plural,
  Select,
  SummaryList,
} from '#platform/kit';
import { href, paths } from '#paths';
import { driftLine } from '../panels.tsx';
import { courseOf, decisions, driftOf } from '../rules.ts';
import type { ActionProps } from './pages.tsx';

/** What an action says, in two cards: what changes for whom, and how it is put into practice. */
export const Says = ({ enrolment, action, groups, codes }: ActionProps) => (
  <>
    <Card
      title="What changes"
      link={{
        text: 'Earlier texts',
        href: href(paths.plan.history, { enrolment: enrolment.id, action: action.id }),
      }}
    >
      <SummaryList items={factsOf(action, groups, codes)} />
    </Card>
    <Practice action={action} />
  </>
);

type Action = ActionProps['action'];
type Fact = Readonly<{ key: string; value: string }>;

/** Facts of which something is said. */
const said = (facts: readonly (readonly [key: string, value: string | null])[]): readonly Fact[] =>
  facts.flatMap(([key, value]) => (value === null || value === '' ? [] : [{ key, value }]));

const factsOf = (action: Action, groups: readonly string[], codes: readonly string[]): readonly Fact[] =>
  said([
    [
      'Answers',
      [action.criterion === null ? '' : `Criterion ${action.criterion}`, action.areaSays ?? '']
        .filter(Boolean)
        .join(': '),
    ],
    ['In the core offer', action.coreChange],
    ['Target groups', groups.join(', ')],
    ['Pupils', action.pupils],
    ['Target pupils', codes.length === 0 ? '' : `${plural(codes.length, 'pupil')}: ${codes.join(', ')}`],
    ['Who answers for it', action.ownerName],
    ['Partner', partnerWords(action)],
    ['Needs besides money', action.resources],
    ['Cost', `${money(action.costPence / 100)}, of which Pupil Premium pays ${money(action.premiumPence / 100)}`],
    ['Begins', action.beginsOn === null || action.startedOn !== null ? null : longDate(action.beginsOn)],
    ['Began', action.startedOn === null ? null : beganWords(action.startedOn, action.beginsOn)],
    ['Due', longDate(action.dueOn)],
    ['Ended', action.endedOn === null ? null : longDate(action.endedOn)],
    ['What becomes of it', action.decision === null ? null : decisions[action.decision]],
    ['How it is sustained', action.sustainedHow === '' ? null : `${action.sustainedHow} (${action.sustainedBy})`],
  ]);

const partnerWords = ({ partnerName, partnerEndedOn }: Action): string => {
  if (partnerName === null) return 'None';
  return partnerEndedOn === null
    ? partnerName
    : `${partnerName}. This partnership ended on ${mediumDate(partnerEndedOn)}.`;
};

const beganWords = (startedOn: string, beginsOn: string | null): string =>
  beginsOn === null || beginsOn === startedOn
    ? longDate(startedOn)
    : `${longDate(startedOn)}, planned for ${mediumDate(beginsOn)}`;

/** How it is put into practice; nothing where nothing is said. */
const Practice = ({ action }: { action: Action }) => {
  const facts = said([
    ['The same everywhere', action.staysFixed],
    ['May adapt', action.mayAdapt],
    ['Delivered by', action.deliveredBy],
    ['Staff need', action.staffNeed],
    ['Done as meant', action.doneAsMeant],
  ]);
  return facts.length === 0 ? null : (
    <Card title="How it is put into practice">
      <SummaryList items={facts} />
    </Card>
  );
};

/** Why an action is late or drifts, and what would put it right; nothing while it is on course. */
export const Course = ({ action, today, quietAfter }: ActionProps) => {
  const course = courseOf(action, today, quietAfter);
  const drifts = driftOf(action, today, quietAfter);
  if (course !== 'overdue' && course !== 'drifting') return null;
  return (
    <Alert
      kind="warning"
      title={
        course === 'overdue'
          ? `This action was due on ${longDate(action.dueOn)} and has not ended.`
          : 'This action is drifting.'
      }
    >
      {drifts.length === 0 ? null : (
        <ul>
          {drifts.map((drift) => (
            <li>{driftLine(drift)}</li>
          ))}
        </ul>
      )}
      <p>Say below how it goes, mark the milestones that were reached, or give it more time.</p>
    </Alert>
  );
};

/** An owner who left is said so, with the one thing that mends it. */
export const OwnerGone = ({ frame, enrolment, action, today, mayPlan, owners }: ActionProps) => {
  if (action.ownerLeftOn === null || action.ownerLeftOn > today || action.endedOn !== null) return null;
  return (
    <Alert
      kind="warning"
      title={`${action.ownerName} left on ${mediumDate(action.ownerLeftOn)}. Nobody answers for this action.`}
    >
      {!mayPlan || owners.length === 0 ? (
        <p>The working party hands it over.</p>
      ) : (
        <Form frame={frame} inline action={href(paths.plan.handOver, { enrolment: enrolment.id, action: action.id })}>
          <Hidden name="version" value={action.version} />
          <Select
            name="owner"
            label="Who answers for it now?"
            empty="Choose"
            options={owners.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <Button kind="quiet">Hand it over</Button>
        </Form>
      )}
    </Alert>
  );
};
