/** How a membership comes about: somebody or a list says so, it follows from facts that the school holds, or either. */
export type How = 'recorded' | 'derived' | 'either';

/** What a group asks beside its dates. */
export type DetailField = Readonly<{ name: string; label: string; kind: 'words' | 'day'; isNeeded: boolean }>;

/** Why a pupil belongs, as the record says it; `from` and `to` bound the days on which the basis can begin. */
export type Basis = Readonly<{ title: string; from?: string; to?: string }>;

/**
 * What a group meant between two days (both included). A key may have several, one after another, never two on one day.
 * `sensitivity` is the k of suppression outside the school; `isHeldBack` groups are for the DSL and the staff whom the DSL names.
 */
export type GroupDefinition = Readonly<{
  key: string;
  title: string;
  version: string;
  means: string;
  source: string;
  validFrom: string;
  validTo: string | null;
  how: How;
  sensitivity: 6 | 10;
  isHeldBack: boolean;
  /** Absence in hundredths of possible sessions at and above which a pupil belongs. */
  absentPercent: number | null;
  bases: Readonly<Record<string, Basis>>;
  details: readonly DetailField[];
}>;

const plain = {
  validTo: null,
  how: 'recorded',
  sensitivity: 6,
  isHeldBack: false,
  absentPercent: null,
  bases: {},
  details: [],
} as const;

type Given = Pick<GroupDefinition, 'key' | 'title' | 'version' | 'means' | 'source' | 'validFrom'> &
  Partial<GroupDefinition>;

/** A definition with what most of them share left out: recorded, lasting, of ordinary sensitivity. */
export const defined = (given: Given): GroupDefinition => ({ ...plain, ...given });
