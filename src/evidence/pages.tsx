import {
  Alert,
  Button,
  Card,
  Chips,
  Empty,
  Form,
  Hidden,
  Page,
  Pagination,
  Rows,
  SideNote,
  TextInput,
  briefDate,
  plural,
  type Frame,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import type { Scheme } from '#schemes/rules';
import { FreshTag } from './fresh-tag.tsx';
import { itemKinds, perPage, type ItemKind } from './rules.ts';
import type { Filter, ListedItem } from './store.ts';

export type Place = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  today: string;
  mayWrite: boolean;
  isFrozen: boolean;
}>;
type Counts = Readonly<{ items: number; criteria: number; unused: number }>;

const iconOf = (item: ListedItem) => (item.file?.type.startsWith('image/') ? 'image' : itemKinds[item.kind].icon);

const serves = (item: ListedItem, word: Scheme['words']['criterion']): string => {
  const said =
    item.criteria === 0
      ? `No ${word.one.toLowerCase()} yet`
      : plural(item.criteria, word.one.toLowerCase(), word.many.toLowerCase());
  return item.withoutImpact > 0 ? `${said}, ${item.withoutImpact} without impact` : said;
};

const FrozenNote = ({ cutOffAt }: Readonly<{ cutOffAt: Date | null }>) =>
  cutOffAt === null ? null : (
    <Alert kind="info" title={`You see what stood at the cut-off, ${briefDate(cutOffAt)}`}>
      <p>What the school added or changed later is not part of this submission.</p>
    </Alert>
  );

type LibraryProps = Place & Readonly<{ scheme: Scheme; items: readonly ListedItem[]; counts: Counts; filter: Filter }>;

const listHref = (enrolment: Enrolment, filter: Filter, change: Partial<Filter>): string => {
  const { words, kind, show, page } = { ...filter, page: 1, ...change };
  return href(
    paths.evidence.home,
    { enrolment: enrolment.id },
    { words, kind: kind ?? undefined, show: show === 'all' ? undefined : show, page: page === 1 ? undefined : page },
  );
};

const Filters = ({ enrolment, filter, counts }: LibraryProps) => {
  const chip = (text: string, change: Partial<Filter>, count?: number) => ({
    text,
    count,
    href: listHref(enrolment, filter, change),
    current: Object.entries(change).every(([name, value]) => filter[name as keyof Filter] === value),
  });
  return (
    <>
      <Form frame={{ csrf: '' }} method="get" action={href(paths.evidence.home, { enrolment: enrolment.id })} inline>
        <TextInput name="words" label="Search title or text" value={filter.words} width={20} />
        {filter.kind === null ? null : <Hidden name="kind" value={filter.kind} />}
        {filter.show === 'all' ? null : <Hidden name="show" value={filter.show} />}
        <Button kind="quiet" icon="search">
          Search the evidence
        </Button>
      </Form>
      <Chips
        label="Which items"
        chips={[
          chip('All', { show: 'all', kind: null }, counts.items),
          chip('Serve nothing yet', { show: 'unused' }, counts.unused),
          chip('Without impact', { show: 'no-impact' }),
          ...(Object.keys(itemKinds) as ItemKind[]).map((kind) => chip(`${itemKinds[kind].word}s`, { kind })),
        ]}
      />
    </>
  );
};

const NothingYet = (props: LibraryProps) => {
  if (props.isFrozen)
    return (
      <Empty title="Nothing was submitted yet">The school’s evidence appears here when it submits its portfolio.</Empty>
    );
  if (props.counts.items > 0)
    return <Empty title="No item fits this search">Change the words, or show all items.</Empty>;
  return (
    <Empty icon="document" title="Evidence will be listed here">
      {props.mayWrite
        ? 'Add what you have already: a review, minutes, what pupils said. One item may serve many criteria.'
        : 'The working party adds the first item.'}
    </Empty>
  );
};

/** The library: what there is, how fresh it is, and what each item serves. */
export const LibraryPage = (props: LibraryProps) => {
  const { frame, enrolment, scheme, items, counts, filter, today, mayWrite, isFrozen } = props;
  const matches = items[0]?.matches ?? 0;
  const at = { enrolment: enrolment.id };
  return (
    <Page
      frame={frame}
      title="Evidence"
      lead={`${counts.unused > 0 ? `${counts.items - counts.unused} of ` : ''}${plural(counts.items, 'item')} ${counts.items - counts.unused === 1 ? 'answers' : 'answer'} ${counts.criteria} of ${plural(scheme.criteria.length, scheme.words.criterion.one.toLowerCase(), scheme.words.criterion.many.toLowerCase())}. Use one item many times rather than many items once.`}
      actions={
        <>
          {isFrozen ? null : (
            <Button kind="quiet" href={href(paths.portfolio.home, at)}>
              Check before sending
            </Button>
          )}
          {mayWrite ? <Button href={href(paths.evidence.add, at)}>Add evidence</Button> : null}
        </>
      }
      aside={
        <SideNote title="What the scheme asks">
          <p>
            At least {scheme.evidence.atLeastPerCriterion} and at most {scheme.evidence.atMostPerCriterion} items for
            each {scheme.words.criterion.one.toLowerCase()}, not older than {scheme.evidence.freshForMonths} months
            {scheme.evidence.impactRequired ? ', each saying what changed for pupils' : ''}.
          </p>
          <p>
            <a class="govuk-link" href={href(paths.evidence.coverage, at)}>
              See what each {scheme.words.criterion.one.toLowerCase()} has
            </a>
          </p>
        </SideNote>
      }
    >
      {isFrozen ? <FrozenNote cutOffAt={enrolment.cutOffAt} /> : null}
      <Card title="Library" note={`${items.length} of ${matches} shown`}>
        {counts.items === 0 ? null : <Filters {...props} />}
        {items.length === 0 ? (
          <NothingYet {...props} />
        ) : (
          <Rows
            label="Items of evidence"
            rows={items.map((item) => ({
              title: item.title,
              href: href(paths.evidence.item, { ...at, item: item.id }),
              icon: iconOf(item),
              meta:
                item.sameAs === null
                  ? serves(item, scheme.words.criterion)
                  : `${serves(item, scheme.words.criterion)}. The same file as “${item.sameAs}”`,
              right: <FreshTag toOn={item.toOn} today={today} months={scheme.evidence.freshForMonths} />,
            }))}
          />
        )}
      </Card>
      <Pagination
        page={filter.page}
        pages={Math.ceil(matches / perPage)}
        href={(page) => listHref(enrolment, filter, { page })}
      />
    </Page>
  );
};
