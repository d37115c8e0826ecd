import { Alert, Button, Card, Form, Page, plural, Select, SideNote } from '#platform/kit';
import { href, paths } from '#paths';
import { SafeguardingNote } from '#pupils';
import type { ChoiceChange, ChoiceDesign, ChoiceRefusal, Freeze } from '#pupils/rules';
import type { Frame } from '#platform/kit';
import { startTitle, type ChoosingSeen, type More } from './asked.ts';
import { BalanceCard } from './balance.tsx';
import { ChosenCard } from './chosen.tsx';
import { FreezeCard, FrozenCards } from './frozen.tsx';
import { RollCard } from './roll.tsx';

/** What to do about each refusal. */
export const refusalWords = (because: ChoiceRefusal): string => {
  switch (because) {
    case 'no-targets':
      return 'Choose target pupils first';
    case 'no-comparisons':
      return 'Choose comparison pupils first, or set the target pupils against something else';
    case 'reason-needed':
      return 'Say why the choice changes: it is frozen';
    case 'submitted':
      return 'The school has submitted: who is a target and who is compared stays as it was';
  }
};

const Aside = ({ enrolment, starts, from }: ChoosingSeen) => (
  <>
    {starts.length === 0 ? (
      <SideNote title="No results to start from">
        <p>Once results are in, pupils can be weighed by where they stood before, and like pupils proposed.</p>
      </SideNote>
    ) : (
      <Card title="Where they started">
        <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.choosing, { enrolment })}>
          <Select
            name="from"
            label="Prior attainment from"
            value={from?.id}
            options={starts.map((each) => ({
              value: each.id,
              text: startTitle(each),
            }))}
          />
          <Button kind="quiet">Weigh by this</Button>
        </Form>
      </Card>
    )}
    <SideNote title="Who is a fair comparison?">
      <p>
        Pupils of the same year who stood where the target pupils stood, of the same sex and term of birth, and who are
        not in the programme. Two sides further apart than a quarter of a standard deviation are not alike enough.
      </p>
    </SideNote>
    <SafeguardingNote />
  </>
);

type ChoosingProps = ChoosingSeen & More & Readonly<{ allowed: readonly ChoiceDesign[] }>;

export const ChoosingPage = (props: ChoosingProps) => {
  const {
    frame,
    enrolment,
    chosen,
    freezes,
    changes,
    mayChange,
    mayFreeze,
    isSubmitted,
    starts,
    problems = [],
  } = props;
  const still = chosen.filter((each) => each.leftOn === null);
  const targets = still.filter((each) => each.kind === 'target').length;
  return (
    <Page
      frame={frame}
      title={
        targets === 0
          ? 'Choose whom to follow'
          : `${plural(targets, 'target pupil')}, ${still.length - targets} to compare them with`
      }
      lead={
        freezes.length === 0
          ? 'Not frozen yet: freeze the choice before the work begins.'
          : 'The choice is frozen. A change needs a reason and stays in the history.'
      }
      problems={problems}
      actions={
        mayChange && targets > 0 && starts.length > 0 ? (
          <Button href={href(paths.groups.propose, { enrolment }, { from: props.from?.id })}>
            Propose comparison pupils
          </Button>
        ) : undefined
      }
      aside={<Aside {...props} />}
    >
      {isSubmitted ? (
        <Alert kind="info" title="The school has submitted.">
          <p>Who is a target and who is compared stays as it was submitted.</p>
        </Alert>
      ) : null}
      {props.balance.length === 0 ? null : <BalanceCard rows={props.balance} />}
      <FrozenCards freezes={freezes} changes={changes} />
      <ChosenCard {...props} />
      {mayChange ? <RollCard {...props} /> : null}
      {mayFreeze && targets > 0 ? <FreezeCard {...props} /> : null}
    </Page>
  );
};

type CodedProps = Readonly<{
  frame: Frame;
  enrolment: string;
  freezes: readonly Freeze[];
  changes: readonly ChoiceChange[];
}>;

/** What those who assess see: how the choice was frozen and what changed since, by code. */
export const CodedChoicePage = ({ frame, freezes, changes }: CodedProps) => (
  <Page
    frame={frame}
    title={
      freezes.length === 0 ? 'The school has not frozen its choice of pupils' : 'How the school chose whom to follow'
    }
    lead="Target and comparison pupils by code, as they were chosen before the work began."
  >
    <FrozenCards freezes={freezes} changes={changes} leaves />
  </Page>
);
