import {
  Alert,
  Button,
  Card,
  Checkbox,
  DataTable,
  Empty,
  Form,
  Hidden,
  list,
  number,
  Page,
  pageOf,
  Pagination,
  plural,
  Select,
  SideNote,
  Sub,
  TextInput,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { BalanceRow, Likeness, Proposal, Unmatched } from '#pupils/rules';
import { NobodyLike } from './nobody-like.tsx';
import { startTitle, type ChoosingSeen, type ChosenPupil } from '../asked.ts';
import { BalanceCard } from '../balance.tsx';
import type { OnRoll } from '#pupils';

const unmatchedWords = {
  'no-prior': 'has no result at this point',
  'no-like-pupil': 'no like pupil is left',
  'too-far': 'the nearest like pupil stood too far away',
} as const satisfies Record<Unmatched, string>;

type ProposeProps = Pick<ChoosingSeen, 'frame' | 'enrolment' | 'starts' | 'from' | 'freezes' | 'asked'> &
  Readonly<{
    like: Likeness;
    /** Whether who is on targeted or specialist provision today is left out. */
    leaveOut: boolean;
    proposal: Proposal;
    balance: readonly BalanceRow[];
    targets: ReadonlyMap<string, ChosenPupil>;
    pool: ReadonlyMap<string, OnRoll>;
    values: ReadonlyMap<string, number>;
    alternatives: readonly string[];
    problem?: string;
  }>;

/** How the proposal was made, as it is kept with each pupil who is taken from it. */
export const waysOf = (like: Likeness, from: string): string =>
  `Proposed: nearest start in ${from}, within ${like.caliper} SD, ${list(['same year', ...(like.sex ? ['same sex'] : []), ...(like.term ? ['same term of birth'] : [])])}`;

const Ask = ({ enrolment, starts, from, like, leaveOut }: ProposeProps) => (
  <Card title="Who is like them?">
    <Form frame={{ csrf: '' }} method="get" action={href(paths.groups.propose, { enrolment })} class="wm-form--close">
      <Hidden name="asked" value="1" />
      <Select
        name="from"
        label="Prior attainment from"
        value={from?.id}
        options={starts.map((each) => ({ value: each.id, text: startTitle(each) }))}
      />
      <Checkbox name="sex" value="1" label="Of the same sex" checked={like.sex} small />
      <Checkbox name="term" value="1" label="Born in the same term" checked={like.term} small />
      <Checkbox
        name="without"
        value="1"
        label="Not on targeted or specialist provision today"
        checked={leaveOut}
        small
      />
      <Select
        name="caliper"
        label="At most apart at the start"
        value={String(like.caliper)}
        options={[0.1, 0.2, 0.25, 0.5].map((value) => ({ value: String(value), text: `${value} standard deviations` }))}
      />
      <Button kind="quiet">Propose anew</Button>
    </Form>
  </Card>
);

const Take = ({ frame, enrolment, proposal, freezes, like, from, problem }: ProposeProps) => (
  <Form frame={frame} action={href(paths.groups.take, { enrolment }, { from: from?.id })}>
    {proposal.pairs.map((pair) => (
      <Hidden name="pupil" value={pair.comparison} />
    ))}
    <Hidden name="kind" value="comparison" />
    {freezes.length === 0 ? (
      <Hidden name="reason" value={from === null ? '' : waysOf(like, startTitle(from))} />
    ) : (
      <TextInput
        name="reason"
        label="Why does the choice change after it was frozen?"
        hint="Assessors read this. Name no child"
        problems={problem === undefined ? [] : [{ field: 'reason', message: problem }]}
      />
    )}
    <Button>{`Take ${proposal.pairs.length === 1 ? 'this pupil' : `these ${proposal.pairs.length} pupils`} for comparison`}</Button>
  </Form>
);

const yearOf = (pupil: OnRoll | undefined): string | null =>
  pupil === undefined || pupil.yearGroup === null ? null : `year ${pupil.yearGroup}`;

export const ProposePage = (props: ProposeProps) => {
  const { frame, enrolment, proposal, targets, pool, values, balance, from, asked, alternatives } = props;
  const shown = pageOf(proposal.pairs, asked, 50);
  const name = (pupil: OnRoll | undefined) => (
    <>
      {pupil === undefined ? 'not on roll' : `${pupil.surname}, ${pupil.forename}`}
      <Sub>{[yearOf(pupil), pupil?.code].filter(Boolean).join(', ')}</Sub>
    </>
  );
  const start = (id: string) => number(values.get(id) ?? 0, (values.get(id) ?? 0) % 1 === 0 ? 0 : 1);
  return (
    <Page
      frame={frame}
      title={`${proposal.pairs.length} of ${plural(proposal.pairs.length + proposal.unmatched.length, 'target pupil')} have a like pupil`}
      lead={
        from === null
          ? 'There are no results to start from.'
          : `By the nearest start in ${startTitle(from)}. Nothing is saved yet, and the same question always gets the same answer.`
      }
      crumbs={[{ text: 'Who is compared', href: href(paths.groups.choosing, { enrolment }) }]}
      aside={
        <>
          <Ask {...props} />
          <SideNote title="How it is done">
            <p>
              Each pupil is proposed once. Target pupils with the fewest like pupils choose first. Who is not followed
              yet, is on roll and is not in the programme may be proposed.
            </p>
          </SideNote>
        </>
      }
    >
      {proposal.pairs.length === 0 ? (
        <NobodyLike
          from={from === null ? null : startTitle(from)}
          isMeasured={[...pool.keys()].some((id) => values.has(id))}
        />
      ) : (
        <>
          <BalanceCard rows={balance} subtitle="With all comparison pupils that you would then have" />
          <Take {...props} />
        </>
      )}
      {proposal.pairs.length >= 10 ? null : (
        <Alert kind="info" title="Like pupils are few here.">
          <p>Your scheme also allows: {list(alternatives)}. Such a result carries a weaker label, and says so.</p>
        </Alert>
      )}
      <Card title="The pairs" flush>
        <DataTable
          caption="Target pupils and the pupils proposed for them"
          rows={shown.rows}
          empty={<Empty title="No pair." />}
          columns={[
            { head: 'Target pupil', isRowHead: true, cell: (pair) => name(targets.get(pair.target)) },
            { head: 'Start', numeric: true, tight: true, cell: (pair) => start(pair.target) },
            { head: 'Like pupil', cell: (pair) => name(pool.get(pair.comparison)) },
            { head: 'Start', numeric: true, tight: true, cell: (pair) => start(pair.comparison) },
          ]}
        />
        <Pagination
          page={shown.page}
          pages={shown.pages}
          label="Pages of pairs"
          href={(page) =>
            href(
              paths.groups.propose,
              { enrolment },
              {
                ...{
                  asked: '1',
                  from: from?.id,
                  sex: props.like.sex ? '1' : undefined,
                  term: props.like.term ? '1' : undefined,
                  without: props.leaveOut ? '1' : undefined,
                },
                ...{ caliper: String(props.like.caliper), chosen: page === 1 ? undefined : page },
              },
            )
          }
        />
      </Card>
      {proposal.unmatched.length === 0 ? null : (
        <Card title={`${plural(proposal.unmatched.length, 'target pupil')} without a like pupil`} flush>
          <DataTable
            caption="Target pupils without a like pupil"
            rows={proposal.unmatched.slice(0, 100)}
            empty=""
            columns={[
              { head: 'Target pupil', isRowHead: true, cell: (each) => name(targets.get(each.target)) },
              { head: 'Because', cell: (each) => unmatchedWords[each.because] },
            ]}
          />
        </Card>
      )}
    </Page>
  );
};
