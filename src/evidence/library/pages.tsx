import { Alert, briefDate, Button, Card, Empty, Marked, Page, Pagination, Rows, Tag, plural } from '#platform/kit';
import { href, paths } from '#paths';
import type { Framework, Scheme } from '#schemes/rules';
import { consentTrouble } from '../consent/rules.ts';
import { FreshTag } from '../fresh-tag.tsx';
import { isPicture } from '../item/about.tsx';
import type { FanProps } from '../item/fan.tsx';
import { itemKinds } from '../kind/rules.ts';
import { Filters, listHref } from './filters.tsx';
import { ItemPanel } from './panel.tsx';
import { perPage, pieces, type Filter, type Piece } from './rules.ts';
import type { Counts, ListedItem } from './store.ts';

export type LibraryProps = FanProps &
  Readonly<{
    items: readonly ListedItem[];
    counts: Counts;
    filter: Filter;
    /** Stretches of files in which the words of the search stand. */
    inFiles: ReadonlyMap<string, readonly Piece[]>;
    chosen: ListedItem | null;
    /** The address named the item of the panel; else it is only the first of the list. */
    wasAsked: boolean;
    frameworks: readonly Framework[];
  }>;

const iconOf = (item: ListedItem) => (isPicture(item) ? 'image' : itemKinds[item.kind].icon);

const serves = (item: ListedItem, word: Scheme['words']['criterion']): string => {
  const said =
    item.criteria === 0
      ? `No ${word.one.toLowerCase()} yet`
      : plural(item.criteria, word.one.toLowerCase(), word.many.toLowerCase());
  return item.withoutImpact > 0 ? `${said}, ${item.withoutImpact} without impact` : said;
};

/** Where the words were found: in what was written about the item, else in its file. */
const Snippet = ({ item, inFiles }: Pick<LibraryProps, 'inFiles'> & Readonly<{ item: ListedItem }>) => {
  const inFile = item.file === null ? undefined : inFiles.get(item.file.id);
  if (item.snippet === null && inFile === undefined) return null;
  return (
    <span class="wm-snippet">
      {item.snippet === null ? 'In the file: ' : ''}
      <Marked parts={item.snippet === null ? (inFile ?? []) : pieces(item.snippet)} />
    </span>
  );
};

const RowTag = ({ item, today, scheme }: Pick<LibraryProps, 'today' | 'scheme'> & Readonly<{ item: ListedItem }>) => {
  const trouble = consentTrouble({ ...item, isPicture: isPicture(item) }, today);
  if (trouble !== null)
    return <Tag kind={trouble === 'asked' || trouble === 'not-said' ? 'waiting' : 'refused'}>Consent</Tag>;
  return <FreshTag toOn={item.toOn} today={today} months={scheme.evidence.freshForMonths} />;
};

const List = (props: LibraryProps) => (
  <Rows
    label="Items of evidence"
    rows={props.items.map((item) => ({
      title: item.title,
      href: listHref(props, { page: props.filter.page, item: item.id }),
      icon: iconOf(item),
      isChosen: item.id === props.chosen?.id,
      meta: (
        <>
          {serves(item, props.scheme.words.criterion)}
          {item.sameAs === null ? '' : `. The same file as “${item.sameAs}”`}
          {item.shows === '' ? '. Nobody said yet what it shows' : ''}
          <Snippet {...props} item={item} />
        </>
      ),
      right: <RowTag {...props} item={item} />,
    }))}
  />
);

const NothingYet = (props: LibraryProps) => {
  if (props.isFrozen && props.counts.items === 0)
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

const leadOf = ({ scheme, counts }: LibraryProps): string => {
  const used = counts.items - counts.unused;
  const word = scheme.words.criterion;
  return `${counts.unused > 0 ? `${used} of ` : ''}${plural(counts.items, 'item')} ${used === 1 ? 'answers' : 'answer'} ${counts.criteria} of ${plural(scheme.criteria.length, word.one.toLowerCase(), word.many.toLowerCase())}. Use one item many times rather than many items once.`;
};

const Ways = ({ enrolment, scheme, isOurs, mayWrite, counts }: LibraryProps) => {
  const at = { enrolment: enrolment.id };
  return (
    <p class="wm-ways">
      <a class="govuk-link" href={href(paths.evidence.coverage, at)}>
        What each {scheme.words.criterion.one.toLowerCase()} has
      </a>
      {!isOurs ? null : (
        <a class="govuk-link" href={href(paths.evidence.elsewhere, at)}>
          Inspection and Pupil Premium
        </a>
      )}
      {mayWrite ? (
        <a class="govuk-link" href={href(paths.evidence.add, at, { kind: 'photograph' })}>
          Add a photograph
        </a>
      ) : null}
      {mayWrite ? (
        <a class="govuk-link" href={href(paths.evidence.several, at)}>
          Add several files
        </a>
      ) : null}
      {mayWrite && counts.unsaid > 0 ? (
        <a class="govuk-link" href={href(paths.evidence.unsaid, at)}>
          Say what {plural(counts.unsaid, 'item')} {counts.unsaid === 1 ? 'shows' : 'show'}
        </a>
      ) : null}
    </p>
  );
};

/** The library: what there is, how fresh it is, and what each item serves; the chosen item stands beside. */
export const LibraryPage = (props: LibraryProps) => {
  const { frame, enrolment, items, counts, filter, mayWrite, isFrozen, chosen } = props;
  const matches = items[0]?.matches ?? 0;
  const at = { enrolment: enrolment.id };
  return (
    <Page
      frame={frame}
      title="Evidence"
      lead={leadOf(props)}
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
    >
      {isFrozen && enrolment.cutOffAt !== null ? (
        <Alert kind="info" title={`You see what stood at the cut-off, ${briefDate(enrolment.cutOffAt)}`}>
          <p>What the school added or changed later is not part of this submission.</p>
        </Alert>
      ) : null}
      <Ways {...props} />
      <div class="wm-library">
        <div class="wm-library__list wm-flow">
          <Card title="Library" note={`${items.length} of ${matches} shown`}>
            {counts.items === 0 ? null : <Filters {...props} />}
            {items.length === 0 ? <NothingYet {...props} /> : <List {...props} />}
          </Card>
          <Pagination
            page={filter.page}
            pages={Math.ceil(matches / perPage)}
            href={(page) => listHref(props, { page })}
          />
        </div>
        {chosen === null ? null : (
          <div class={props.wasAsked ? 'wm-library__item' : 'wm-library__item wm-library__item--first'}>
            <ItemPanel {...props} item={chosen} />
          </div>
        )}
      </div>
    </Page>
  );
};
