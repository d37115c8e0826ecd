import {
  Card,
  clockTime,
  Empty,
  longDate,
  mediumDate,
  Page,
  pageOf,
  Pagination,
  plural,
  SideNote,
  Tag,
  type Frame,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import type { Criterion, Scheme } from '#schemes/rules';
import type { Proposal } from '../apply/store.ts';
import { Judged } from '../criterion/judgement/pages.tsx';
import { areIn } from '../second/rules.ts';
import { Level, Said } from '../second/pages.tsx';
import type { Rating, Second, Settlement } from '../second/store.ts';
import type { OldView, Saved } from './store.ts';

export type HistoryView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  criterion: Criterion;
  saved: readonly Saved[];
  oldViews: readonly OldView[];
  seconds: readonly Second[];
  ratings: readonly Rating[];
  settlements: readonly Settlement[];
  proposals: readonly Proposal[];
  page: string | undefined;
  query: Readonly<Record<string, string | undefined>>;
}>;

const when = (at: Date): string => `${longDate(at)}, ${clockTime(at)}`;

const Save = ({ view, save }: Readonly<{ view: HistoryView; save: Saved }>) => (
  <Card
    title={`Save ${save.version}`}
    subtitle={`${save.answeredName}, ${when(save.answeredAt)}`}
    note={
      save.agreedName === null || save.agreedAt === null ? undefined : (
        <Tag kind="done">
          Agreed by {save.agreedName}, {mediumDate(save.agreedAt)}
        </Tag>
      )
    }
  >
    <Judged scheme={view.scheme} answer={save} />
  </Card>
);

const SecondCard = ({ view, second }: Readonly<{ view: HistoryView; second: Second }>) => {
  const settled = view.settlements.find(({ secondId }) => secondId === second.id);
  return (
    <Card
      title={second.isBlind ? 'Rated by two people on their own' : 'Seen differently'}
      subtitle={`Asked for by ${second.askedName}, ${when(second.askedAt)}`}
    >
      {view.ratings
        .filter(({ secondId }) => secondId === second.id)
        .map((rating) => (
          <Said scheme={view.scheme} rating={rating} />
        ))}
      {settled === undefined ? null : (
        <p>
          {settled.kind === 'same' ? 'Both gave the same level.' : `Settled by ${settled.settledName}: `}
          <Level scheme={view.scheme} code={settled.level} /> {settled.reason}
        </p>
      )}
    </Card>
  );
};

const ProposalCard = ({ proposal }: Readonly<{ proposal: Proposal }>) => (
  <Card title="Said not to apply" subtitle={`${proposal.proposedName}, ${when(proposal.proposedAt)}`}>
    <p>{proposal.why}</p>
    {proposal.agreedName === null || proposal.agreedAt === null ? null : (
      <p class="wm-sub">
        Agreed by {proposal.agreedName}, {when(proposal.agreedAt)}.
      </p>
    )}
    {proposal.endedName === null || proposal.endedAt === null ? null : (
      <p>
        {proposal.endedName}, {when(proposal.endedAt)}: it applies. {proposal.endReason}
      </p>
    )}
  </Card>
);

/** Every text of a judgement that was ever saved, who saved it and when: nothing that was acknowledged is lost. */
export const HistoryPage = (view: HistoryView) => {
  const { criterion, enrolment, scheme, saved, query } = view;
  const at = { enrolment: enrolment.id, criterion: criterion.code };
  const { page, pages, rows } = pageOf(saved, view.page, 20);
  return (
    <Page
      frame={view.frame}
      title={`How ${criterion.code} came to be judged`}
      eyebrow={`${scheme.words.criterion.one} ${criterion.code}`}
      lead={criterion.text}
      crumbs={[
        { text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }, query) },
        { text: criterion.code, href: href(paths.audit.criterion, at, query) },
      ]}
      aside={
        <SideNote title="What is kept">
          {plural(saved.length, 'save is', 'saves are')} kept, the newest first. Nothing that was saved is written over:
          a change is a new save.
        </SideNote>
      }
    >
      {saved.length === 0 ? (
        <Empty title="Nothing is saved here yet">Each judgement that is saved stands here, and stays.</Empty>
      ) : (
        rows.map((save) => <Save view={view} save={save} />)
      )}
      <Pagination page={page} pages={pages} href={(each) => href(paths.audit.history, at, { ...query, page: each })} />
      {view.seconds.filter(areIn).map((second) => (
        <SecondCard view={view} second={second} />
      ))}
      {view.proposals.map((proposal) => (
        <ProposalCard proposal={proposal} />
      ))}
      {view.oldViews.map((old) => (
        <Card
          title="A second view, as it was said"
          subtitle={`${old.name}, ${when(old.givenAt)}, of save ${old.ofVersion}`}
        >
          <p>
            <Level scheme={scheme} code={old.level} /> {old.why}
          </p>
        </Card>
      ))}
    </Page>
  );
};
