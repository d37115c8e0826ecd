import {
  Button,
  Card,
  Details,
  Empty,
  Form,
  LevelMark,
  Page,
  plural,
  PostButton,
  Rows,
  SideNote,
  Sub,
  Textarea,
} from '#platform/kit';
import { href, paths } from '#paths';
import { criterionOf, levelOf, type Scheme } from '#schemes/rules';
import { seenAtText } from '../rules.ts';
import { AreaForm, crumbs, type AreasView } from '../write/pages.tsx';
import type { Proposed } from './actions.ts';
import { placeName, whyProposed, type Proposal } from './rules.ts';

const most = 6;

const rowOf = (view: AreasView, proposal: Proposal) => ({
  title: placeName(view.scheme, proposal),
  href: href(paths.audit.proposal, { enrolment: view.enrolment.id, proposal: proposal.key }),
  meta: whyProposed(view.scheme, proposal),
  right: <LevelMark rank={proposal.level.rank} of={view.scheme.levels.length} word={proposal.level.name} />,
});

const List = ({ view, proposals }: Readonly<{ view: AreasView; proposals: readonly Proposal[] }>) => (
  <>
    <Rows rows={proposals.slice(0, most).map((each) => rowOf(view, each))} />
    {proposals.length > most ? (
      <Details summary={`${plural(proposals.length - most, 'more proposal')}`}>
        <Rows rows={proposals.slice(most).map((each) => rowOf(view, each))} />
      </Details>
    ) : null}
  </>
);

/** What the judgements suggest, first what should be looked at first; each is taken up or set aside by people. */
export const ProposedCards = ({ view, proposed }: Readonly<{ view: AreasView; proposed: Proposed }>) => {
  const { frame, enrolment, scheme } = view;
  const areas = proposed.open.filter(({ kind }) => kind === 'improvement');
  const strengths = proposed.open.filter(({ kind }) => kind === 'strength');
  return (
    <>
      <Card
        title="Proposed areas for improvement"
        subtitle="From the lowest levels, how much they weigh, and how far they spread. Open one to take it up or set it aside."
        id="proposed"
      >
        {areas.length === 0 ? (
          <Empty title="Nothing is proposed">
            Proposals appear as soon as something is judged below the top level, and go once you take them up or set
            them aside.
          </Empty>
        ) : (
          <List view={view} proposals={areas} />
        )}
      </Card>
      {strengths.length === 0 ? null : (
        <Card
          title="Proposed strengths"
          subtitle="At the top level, with evidence and with what changed for pupils, and nothing low beside it."
          id="proposed-strengths"
        >
          <List view={view} proposals={strengths} />
        </Card>
      )}
      {proposed.aside.length === 0 ? null : (
        <Details summary={`${plural(proposed.aside.length, 'proposal')} set aside`}>
          <Rows
            rows={proposed.aside.map(({ found, reason, byName, proposal }) => ({
              title: placeName(scheme, found),
              meta: (
                <>
                  {reason}
                  <Sub>{byName}</Sub>
                </>
              ),
              right: (
                <PostButton
                  frame={frame}
                  action={href(paths.audit.lookAgain, { enrolment: enrolment.id, proposal })}
                  kind="quiet"
                  small
                  about={placeName(scheme, found)}
                >
                  Look at it again
                </PostButton>
              ),
            }))}
          />
        </Details>
      )}
    </>
  );
};

/** What was written of the criteria that a proposal rests on: the first draft of its evidence. */
export type DraftWords = Readonly<{ criterion: string; comment: string; evidence: string; impact: string }>;

const mostWords = 2000;

/** A first sentence and the judges' own words, for somebody to make a text of. Nothing is saved before they do. */
const draftOf = (
  scheme: Scheme,
  proposal: Proposal,
  words: readonly DraftWords[],
): Readonly<Record<string, string>> => {
  const evidence = proposal.criteria
    .flatMap((code) => words.filter(({ criterion }) => criterion === code))
    .map(({ criterion, comment, evidence: shown, impact }) =>
      [`${criterion}:`, comment, shown, proposal.kind === 'strength' ? impact : '']
        .filter((part) => part !== '')
        .join(' '),
    );
  const kept = evidence.filter((_, at) => [...evidence.slice(0, at + 1).join('\n')].length <= mostWords);
  return {
    kind: proposal.kind,
    text: `${placeName(scheme, proposal)}: `,
    evidence: kept.join('\n'),
    criterion: seenAtText({ criterion: null, ...proposal }),
  };
};

const Criteria = ({ view, proposal, proposed }: ProposalProps) => (
  <Card title="What it rests on">
    <Rows
      rows={proposal.criteria.map((code) => {
        const level = levelOf(view.scheme, proposed.seen.find(({ criterion }) => criterion === code)?.level ?? '');
        return {
          title: `${code} ${criterionOf(view.scheme, code)?.text ?? ''}`,
          href: href(paths.audit.criterion, { enrolment: view.enrolment.id, criterion: code }),
          right:
            level === null ? null : <LevelMark rank={level.rank} of={view.scheme.levels.length} word={level.name} />,
        };
      })}
    />
  </Card>
);

type ProposalProps = Readonly<{
  view: AreasView;
  proposal: Proposal;
  proposed: Proposed;
  words: readonly DraftWords[];
}>;

/** One proposal: why, on what it rests, and the two ways to answer it. */
export const ProposalPage = (props: ProposalProps) => {
  const { view, proposal, words } = props;
  const { frame, enrolment, scheme, problems, typed } = view;
  const at = { enrolment: enrolment.id, proposal: proposal.key };
  const word = proposal.kind === 'strength' ? 'strength' : 'area for improvement';
  return (
    <Page
      frame={frame}
      title={placeName(scheme, proposal)}
      eyebrow={`Proposed ${word}`}
      lead={whyProposed(scheme, proposal)}
      crumbs={[
        ...crumbs(enrolment),
        { text: 'Strengths and areas', href: href(paths.audit.areas, { enrolment: enrolment.id }) },
      ]}
      problems={problems ?? []}
      aside={
        <SideNote title="How proposals are made">
          <p>
            The lowest level comes first, then how much the {scheme.words.criterion.many.toLowerCase()} weigh together,
            then in how many other places it is so. No average is made, and nothing is decided by it: you take it up in
            your own words, or set it aside and say why.
          </p>
        </SideNote>
      }
    >
      <Criteria {...props} />
      <Card title="Take it up">
        <AreaForm
          view={view}
          action={href(paths.audit.areas, { enrolment: enrolment.id })}
          values={draftOf(scheme, proposal, words)}
          version={0}
          button="Add it for everyone to read"
        />
      </Card>
      <Card title="Or set it aside">
        <Form frame={frame} action={href(paths.audit.setAside, at)}>
          <Textarea
            name="reason"
            label="Why is it not taken up?"
            labelSize="s"
            hint="Colleagues read it, and can look at the proposal again."
            rows={2}
            maxLength={1000}
            value={typed?.['reason']}
            problems={problems}
          />
          <Button kind="quiet">Set it aside</Button>
        </Form>
      </Card>
    </Page>
  );
};
