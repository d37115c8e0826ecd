import type { Manifest } from './store.ts';

/** What differs between two submissions: by the hashes that each of them froze. Pure. */

export type Change = 'added' | 'removed' | 'changed';
export type Difference = Readonly<{ change: Change; what: string; note: string }>;
export type Part = 'items' | 'claims' | 'audit' | 'actions' | 'figures';

export const partWords = {
  items: 'Items of evidence',
  claims: 'What items show',
  audit: 'Judgements of the audit',
  actions: 'Actions of the plan',
  figures: 'Figures',
} as const satisfies Record<Part, string>;

export const changeWords = { added: 'Added', removed: 'Taken out', changed: 'Changed' } as const satisfies Record<
  Change,
  string
>;

type Row = Readonly<{ key: string; sha256: string; what: string; note: string }>;

const compare = (
  before: readonly Row[],
  after: readonly Row[],
  noteOf: (was: Row, is: Row) => string,
): readonly Difference[] => {
  const was = new Map(before.map((row) => [row.key, row]));
  const is = new Map(after.map((row) => [row.key, row]));
  return [
    ...after.flatMap((row): readonly Difference[] => {
      const old = was.get(row.key);
      if (old === undefined) return [{ change: 'added', what: row.what, note: row.note }];
      return old.sha256 === row.sha256 ? [] : [{ change: 'changed', what: row.what, note: noteOf(old, row) }];
    }),
    ...before
      .filter((row) => !is.has(row.key))
      .map((row): Difference => ({ change: 'removed', what: row.what, note: row.note })),
  ];
};

/** An action is named by what it says now, where the reader may know it. */
export type Named = Readonly<{ actions: ReadonlyMap<string, string>; levels: ReadonlyMap<string, string> }>;

const rowsOf = (manifest: Manifest, { actions, levels }: Named): Readonly<Record<Part, readonly Row[]>> => {
  const titles = new Map(manifest.items.map(({ id, title }) => [id, title]));
  return {
    items: manifest.items.map(({ id, sha256, title, version }) => ({
      key: id,
      sha256,
      what: title,
      note: `Text no. ${version}`,
    })),
    // A claim that is said anew is another row: what it is about stays the same.
    claims: manifest.claims.map(({ item, criterion, sha256 }) => ({
      key: `${item} ${criterion}`,
      sha256,
      what: `${titles.get(item) ?? 'An item'}, for ${criterion}`,
      note: '',
    })),
    audit: manifest.audit.map(({ criterion, level, sha256 }) => ({
      key: criterion,
      sha256,
      what: criterion,
      note: levels.get(level) ?? level,
    })),
    actions: manifest.actions.map(({ id, sha256 }) => ({
      key: id,
      sha256,
      what: actions.get(id) ?? 'An action',
      note: '',
    })),
    figures: manifest.figures.map(({ measure, title, results, sha256 }) => ({
      key: measure,
      sha256,
      what: title,
      note: `${results} results`,
    })),
  };
};

const fromTo = (was: Row, is: Row): string => (was.note === is.note ? 'Its words' : `${was.note}, then ${is.note}`);

/** What the later of two submissions added, took out and changed, part by part. */
export const differencesOf = (
  before: Manifest,
  after: Manifest,
  named: Named,
): readonly Readonly<{ part: Part; differences: readonly Difference[] }>[] => {
  const [was, is] = [rowsOf(before, named), rowsOf(after, named)];
  // The keys of the table above.
  return (Object.keys(partWords) as Part[]).map((part) => ({
    part,
    differences: compare(was[part], is[part], (a, b) => (a.note === '' && b.note === '' ? 'Its words' : fromTo(a, b))),
  }));
};
