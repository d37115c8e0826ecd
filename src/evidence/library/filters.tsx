import { Button, Chips, Details, Form, Hidden, Select, TextInput } from '#platform/kit';
import { href, paths } from '#paths';
import { itemKinds, kindNames } from '../kind/rules.ts';
import type { LibraryProps } from './pages.tsx';
import { freshStates, queryOf, shows, type Filter, type Show } from './rules.ts';

export const listHref = (
  { enrolment, filter }: Pick<LibraryProps, 'enrolment' | 'filter'>,
  change: Partial<Filter> & Readonly<{ item?: string }>,
): string => {
  const { item, ...rest } = change;
  const query = { ...queryOf({ ...filter, page: 1, ...rest }), item };
  return `${href(paths.evidence.home, { enrolment: enrolment.id }, query)}${item === undefined ? '' : '#item'}`;
};

const count: Readonly<
  Partial<
    Record<
      Show,
      keyof LibraryProps['counts'] & ('items' | 'unused' | 'noImpact' | 'unsaid' | 'consent' | 'stale' | 'review')
    >
  >
> = {
  all: 'items',
  unused: 'unused',
  unsaid: 'unsaid',
  'no-impact': 'noImpact',
  consent: 'consent',
  stale: 'stale',
  review: 'review',
};

/** Chips for what wants something: only those that have some, and the one that is chosen. */
const Quick = (props: LibraryProps) => {
  const { filter, counts, isFrozen } = props;
  const names = (Object.keys(shows) as Show[]).filter((show) => {
    const named = count[show];
    const inside = show === 'consent' || show === 'review' || show === 'unsaid';
    return (
      show === 'all' ||
      show === filter.show ||
      (!(isFrozen && inside) && (named === undefined || Number(counts[named]) > 0))
    );
  });
  return (
    <Chips
      label="Which items"
      chips={names.map((show) => {
        const named = count[show];
        return {
          text: shows[show],
          count: named === undefined ? undefined : Number(counts[named]),
          href: listHref(props, { show }),
          current: filter.show === show,
        };
      })}
    />
  );
};

/** Search and filters of the library; an open filter says that it is one. */
export const Filters = (props: LibraryProps) => {
  const { enrolment, filter, scheme, counts } = props;
  const isNarrowed = [filter.kind, filter.fresh, filter.voice, filter.standard, filter.owner].some(
    (value) => value !== null && value !== '',
  );
  return (
    <>
      <Form frame={{ csrf: '' }} method="get" action={href(paths.evidence.home, { enrolment: enrolment.id })}>
        <div class="wm-search">
          <TextInput name="words" label="Search titles and contents" value={filter.words} />
          <Button kind="quiet" icon="search">
            Search
          </Button>
        </div>
        {filter.show === 'all' ? null : <Hidden name="show" value={filter.show} />}
        <Details summary={isNarrowed ? 'Filter (on)' : 'Filter'} open={isNarrowed}>
          <Select
            name="kind"
            label="Kind"
            empty="Every kind"
            value={filter.kind}
            options={kindNames.map((kind) => ({ value: kind, text: itemKinds[kind].word }))}
          />
          <Select
            name="voice"
            label="Heard from"
            empty="Anybody"
            value={filter.voice}
            options={scheme.evidence.voices.map((voice) => ({ value: voice, text: voice }))}
          />
          <Select
            name="standard"
            label={scheme.words.standard.one}
            empty={`Every ${scheme.words.standard.one.toLowerCase()}`}
            value={filter.standard}
            options={scheme.standards.map(({ code, name }) => ({ value: code, text: `${code}. ${name}` }))}
          />
          <Select
            name="fresh"
            label="How fresh"
            empty="Any age"
            value={filter.fresh}
            options={Object.entries(freshStates).map(([value, text]) => ({ value, text }))}
          />
          <Select
            name="owner"
            label="Added by"
            empty="Anybody"
            value={filter.owner}
            options={counts.owners.map((one) => ({ value: one.id, text: `${one.name} (${one.items})` }))}
          />
          <Button kind="quiet">Show these</Button>{' '}
          {isNarrowed ? (
            <a
              class="govuk-link"
              href={listHref(props, {
                kind: null,
                voice: '',
                standard: '',
                fresh: null,
                owner: '',
                words: '',
                show: 'all',
              })}
            >
              Show everything
            </a>
          ) : null}
        </Details>
      </Form>
      <Quick {...props} />
    </>
  );
};
