/** One criterion as the matrix counts it, what waits for whom in it, and what a cell of many adds up to. Pure. */
import { criteriaOf, spread, type Criterion, type Level, type Scheme } from '#schemes/rules';
import { closed, isLeader, judgingRefusal, type Asking, type Judged, type Standing } from '../rules.ts';

/** What waits for a person at a criterion: to judge it, to rate it on one's own, to settle a difference, to agree it. */
export type Waits = 'judge' | 'rate' | 'settle' | 'agree';

/** `applies` is `asked` while somebody has proposed that it does not, and `no` once somebody else agreed. */
export type Line = Readonly<{
  criterion: Criterion;
  level: string | null;
  isAgreed: boolean;
  /** Levels over which raters differ; empty while nobody does. */
  differing: readonly string[];
  applies: 'yes' | 'asked' | 'no';
  /** Claims of evidence on it. */
  items: number;
  waits: Waits | null;
}>;

/** A blind second rating that is under way: which criteria, who rates, and whose ratings are in. */
export type UnderWay = Readonly<{
  criteria: readonly string[];
  raters: readonly Readonly<{ personId: string; name: string; inAt: Date | null }>[];
}>;

export type Knows = Readonly<{
  asking: Asking;
  taken: readonly string[];
  standing: Standing;
  underWay: readonly UnderWay[];
}>;

/** The second rating in which a criterion is being rated blind now, if any. */
export const underWayAt = (underWay: readonly UnderWay[], criterion: string): UnderWay | undefined =>
  underWay.find(({ criteria }) => criteria.includes(criterion));

const waitsFor = (
  { standard, code }: Criterion,
  judged: Judged | undefined,
  { asking, taken, standing, underWay }: Knows,
): Waits | null => {
  if (closed(standing) !== null) return null;
  const rating = underWayAt(underWay, code);
  if (rating !== undefined)
    return rating.raters.some(({ personId, inAt }) => personId === asking.personId && inAt === null) ? 'rate' : null;
  if (judged !== undefined && judged.otherLevels.length > 0)
    return judged.raters.includes(asking.personId) ? 'settle' : null;
  if (judged?.applies === 'asked' && isLeader(asking.role) && judged.proposedBy !== asking.personId) return 'agree';
  if (judged?.applies === 'no') return null;
  if (judged?.level == null)
    return asking.standards.includes(standard) && judgingRefusal(asking, standard, taken, standing) === null
      ? 'judge'
      : null;
  const isOwn = judged.answeredBy === asking.personId || judged.raters.includes(asking.personId);
  return isLeader(asking.role) && !judged.isAgreed && !isOwn ? 'agree' : null;
};

/** Every criterion of the scheme, in its order, as this reader sees it. Without `knows` nothing waits: another day's page. */
export const linesOf = (
  scheme: Scheme,
  answers: readonly Judged[],
  claims: ReadonlyMap<string, number>,
  knows: Knows | null,
): readonly Line[] => {
  const byCode = new Map(answers.map((answer) => [answer.criterion, answer]));
  return scheme.criteria.map((criterion) => {
    const judged = byCode.get(criterion.code);
    const applies = judged?.applies ?? 'yes';
    return {
      criterion,
      level: applies === 'no' ? null : (judged?.level ?? null),
      isAgreed: judged?.isAgreed ?? false,
      differing: applies === 'no' ? [] : (judged?.otherLevels ?? []),
      applies,
      items: claims.get(criterion.code) ?? 0,
      waits: knows === null ? null : waitsFor(criterion, judged, knows),
    };
  });
};

/** One cell of the matrix, or one strand: what its criteria add up to without ever being averaged. */
export type Cell = Readonly<{
  standard: string;
  outcome: string | null;
  /** Those that apply; the others are counted apart. */
  criteria: number;
  notApplicable: number;
  judged: number;
  agreed: number;
  /** The lowest level among those judged; null while none is. */
  lowest: Level | null;
  counts: readonly Readonly<{ level: Level; count: number }>[];
  /** Claims of evidence on these criteria. */
  items: number;
  /** Levels over which raters differ in this cell, lowest first; empty while nobody does. */
  differing: readonly Level[];
  /** Criteria that no evidence is linked to. */
  bare: number;
  /** Something in it waits for the reader. */
  waits: boolean;
}>;

const cellOf = (scheme: Scheme, place: Pick<Cell, 'standard' | 'outcome'>, all: readonly Line[]): Cell => {
  const lines = all.filter(({ applies }) => applies !== 'no');
  const levels = lines.flatMap(({ level }) => level ?? []);
  const differ = new Set(lines.flatMap(({ differing }) => differing));
  return {
    ...place,
    ...spread(scheme, levels),
    criteria: lines.length,
    notApplicable: all.length - lines.length,
    judged: levels.length,
    agreed: lines.filter(({ level, isAgreed }) => level !== null && isAgreed).length,
    differing: scheme.levels.filter(({ code }) => differ.has(code)),
    items: lines.reduce((sum, { items }) => sum + items, 0),
    bare: lines.filter(({ items }) => items === 0).length,
    waits: all.some(({ waits }) => waits !== null),
  };
};

/** Every cell of the matrix; for a scheme without outcomes one for each strand. */
export const cellsOf = (scheme: Scheme, lines: readonly Line[]): readonly Cell[] => {
  const byPlace = new Map<string, Line[]>();
  for (const line of lines) {
    const place = `${line.criterion.standard} ${line.criterion.outcome ?? ''}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), line]);
  }
  const outcomes = scheme.outcomes.length === 0 ? [null] : scheme.outcomes.map(({ code }) => code);
  return scheme.standards.flatMap(({ code }) =>
    outcomes.map((outcome) =>
      cellOf(scheme, { standard: code, outcome }, byPlace.get(`${code} ${outcome ?? ''}`) ?? []),
    ),
  );
};

/** What a person would do next: the first that waits for them, else the first that nobody judged and that they may judge. */
export const nextFor = (lines: readonly Line[], knows: Knows): string | null => {
  const { asking, taken, standing, underWay } = knows;
  const order: readonly Waits[] = ['judge', 'rate', 'settle', 'agree'];
  const waiting = order.flatMap((each) => lines.find(({ waits }) => waits === each) ?? [])[0];
  const open = lines.find(
    ({ criterion: { code, standard }, level, applies, differing }) =>
      level === null &&
      applies !== 'no' &&
      differing.length === 0 &&
      underWayAt(underWay, code) === undefined &&
      judgingRefusal(asking, standard, taken, standing) === null,
  );
  return (waiting ?? open)?.criterion.code ?? null;
};

/** Of some lines, those of one standard. */
export const linesIn = (scheme: Scheme, lines: readonly Line[], standard: string): readonly Line[] => {
  const codes = new Set(criteriaOf(scheme, standard).map(({ code }) => code));
  return lines.filter(({ criterion }) => codes.has(criterion.code));
};
