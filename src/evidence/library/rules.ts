import { addMonths } from '#platform/clock';
import { isKind, type ItemKind } from '../kind/rules.ts';

/** What the library can be asked for. Pure. */

/** Items on one page of the library. */
export const perPage = 20;

export const shows = {
  all: 'All',
  unused: 'Serve nothing yet',
  unsaid: 'Nobody said what they show',
  'no-impact': 'Without impact',
  consent: 'Consent to settle',
  stale: 'Out of date',
  review: 'Keep or not: decide',
} as const;
export type Show = keyof typeof shows;

export const freshStates = { fresh: 'Fresh', ageing: 'Past half its life', stale: 'Out of date' } as const;
export type FreshState = keyof typeof freshStates;

export type Filter = Readonly<{
  words: string;
  kind: ItemKind | null;
  voice: string;
  standard: string;
  fresh: FreshState | null;
  owner: string;
  show: Show;
  page: number;
}>;

const knows = <Table extends object>(table: Table, key: string): key is keyof Table & string =>
  Object.hasOwn(table, key);

/** What the address asks of the list; anything that it does not know is left out. */
export const filterFrom = (
  query: Readonly<Record<string, string>>,
  page: number,
  isUuid: (text: string) => boolean,
): Filter => {
  const text = (name: string) => (query[name] ?? '').trim().slice(0, 100);
  const [kind, show, fresh, owner] = [text('kind'), text('show'), text('fresh'), text('owner')];
  return {
    words: text('words'),
    kind: isKind(kind) ? kind : null,
    voice: text('voice'),
    standard: text('standard'),
    fresh: knows(freshStates, fresh) ? fresh : null,
    owner: isUuid(owner) ? owner : '',
    show: knows(shows, show) ? show : 'all',
    page,
  };
};

/** The filter as an address says it: only what differs from the whole library. */
export const queryOf = ({ words, kind, voice, standard, fresh, owner, show, page }: Filter) => ({
  words: words || undefined,
  kind: kind ?? undefined,
  voice: voice || undefined,
  standard: standard || undefined,
  fresh: fresh ?? undefined,
  owner: owner || undefined,
  show: show === 'all' ? undefined : show,
  page: page === 1 ? undefined : page,
});

/** The last days between which evidence is fresh, ageing or stale, as `freshness` says it of one item. */
export const freshDays = (today: string, months: number): Readonly<{ stale: string; half: string }> => {
  const stale = addMonths(today, -months);
  const half = (Date.parse(today) - Date.parse(stale)) / 86_400_000 / 2;
  return { stale, half: new Date(Date.parse(today) - half * 86_400_000).toISOString().slice(0, 10) };
};

/** A piece of found text: what fits the search is marked. */
export type Piece = Readonly<{ text: string; isHit: boolean }>;

/** The database marks hits with these two signs, which no text of ours holds. */
export const [hitBegins, hitEnds] = ['\u0002', '\u0003'];

/** A snippet in pieces, so that a page can mark the hits without trusting the text. */
export const pieces = (snippet: string): readonly Piece[] =>
  snippet
    .split(hitBegins)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, isHit: false }];
      const [hit = '', rest = ''] = part.split(hitEnds);
      return [
        { text: hit, isHit: true },
        { text: rest, isHit: false },
      ];
    })
    .filter(({ text }) => text !== '');
