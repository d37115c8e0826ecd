import { hiddenWords, showCount } from '#platform/disclosure';
import { fileSize, mediumDate, number, plural } from '#platform/kit';
import { itemKinds } from '#evidence/rules';
import { levelOf, type Scheme } from '#schemes/rules';
import type { PrintedAnswer, PrintedClaim, PrintedItem } from './store.ts';
import { words } from './words.ts';

/** A portfolio as it goes on paper: what is read becomes what the template sets. Pure; pupils' names are covered by the caller. */

export type ToPrint = Readonly<{
  school: string;
  scheme: Scheme;
  /** The standards on this paper, in the order of the scheme. */
  standards: readonly string[];
  isWhole: boolean;
  submittedAt: Date | null;
  now: Date;
  answers: readonly PrintedAnswer[];
  claims: readonly PrintedClaim[];
  items: readonly PrintedItem[];
  held: number;
  ticks: readonly Readonly<{
    standard: string;
    line: string;
    itemId: string | null;
    note: string;
    tickedName: string;
    tickedAt: Date;
  }>[];
  reflections: readonly Readonly<{
    standard: string;
    answers: readonly Readonly<{ question: string; answer: string }>[];
  }>[];
  actions: readonly Readonly<{ number: number; objective: string; pupils: string; status: string; dueOn: string }>[];
  figures: readonly Readonly<{ title: string; finding: string }>[];
}>;

/** A photograph on the paper: its name there, and the bytes that it is made from. */
export type Picture = Readonly<{ name: string; sha256: string }>;

const isPicture = ({ fileType, fileState }: PrintedItem): boolean =>
  fileState === 'ready' && (fileType?.startsWith('image/') ?? false);

/** A picture is printed only where somebody said that nobody can be recognised, or that those shown agreed. */
export const mayPrintPicture = (item: PrintedItem): boolean =>
  isPicture(item) && (item.consent === 'given' || item.consent === 'not-needed');

/** Items in the order in which the paper first speaks of them, numbered from 1. */
export const numbered = (scheme: Scheme, { claims, items }: Pick<ToPrint, 'claims' | 'items'>) => {
  const place = new Map(scheme.criteria.map(({ code }, at) => [code, at]));
  const first = new Map<string, number>();
  for (const claim of claims.toSorted((a, b) => (place.get(a.criterion) ?? 0) - (place.get(b.criterion) ?? 0)))
    if (!first.has(claim.itemId)) first.set(claim.itemId, first.size + 1);
  return items
    .flatMap((item) => {
      const at = first.get(item.id);
      return at === undefined ? [] : [{ ...item, number: at }];
    })
    .toSorted((a, b) => a.number - b.number);
};
export type NumberedItem = ReturnType<typeof numbered>[number];

const heldWords = (item: PrintedItem): string => {
  if (item.measure === null) return '';
  const seen = item.pupils === null ? null : showCount(item.pupils);
  if (seen?.kind === 'hidden') return `${item.measure}: ${hiddenWords(seen)}`;
  const value =
    item.value === null ? '' : `${number(item.value, Number.isInteger(item.value) ? 0 : 1)} ${item.unit}`.trim();
  return `${item.measure}: ${value}${item.pupils === null ? '' : `, for ${plural(item.pupils, 'pupil')}`}`;
};

const factsOf = (item: NumberedItem, serves: readonly string[]): readonly (readonly [string, string])[] => {
  const period =
    item.fromOn === null ? mediumDate(item.toOn) : `${mediumDate(item.fromOn)} to ${mediumDate(item.toOn)}`;
  const all: readonly (readonly [string, string])[] = [
    ['Kind', itemKinds[item.kind].word],
    ['Speaks of', period],
    ['Heard in it', item.voices.join(', ')],
    ['Who was there', item.byWhom],
    ['Figure', heldWords(item)],
    ['Where it is from', item.source],
    ['Link', item.url ?? ''],
    ['File', item.fileName === null ? '' : `${item.fileName}, ${fileSize(item.fileSize ?? 0)}`],
    ['Added by', `${item.addedBy}, ${mediumDate(item.addedAt)}`],
    ['Serves', serves.join(', ')],
    ['Fingerprint', item.sha256 ?? ''],
  ];
  return all.filter(([, value]) => value !== '');
};

/** The name under which a photograph lies beside the template; the press wraps JPEG. */
const pictureName = ({ number: at }: NumberedItem): string => `e${at}.jpg`;

const itemOnPaper = (item: NumberedItem, claims: readonly PrintedClaim[]) => ({
  number: item.number,
  title: item.title,
  facts: factsOf(item, [
    ...new Set(claims.filter(({ itemId }) => itemId === item.id).map(({ criterion }) => criterion)),
  ]),
  shows: item.shows,
  note: item.note ?? '',
  picture: mayPrintPicture(item)
    ? { name: pictureName(item), alt: `${item.title}. ${item.shows}`.slice(0, 400), caption: item.title }
    : null,
});

const agreedWords = (answer: PrintedAnswer | undefined): string => {
  if (answer === undefined) return 'Not judged';
  return answer.agreedName === null || answer.agreedAt === null
    ? `Judged by ${answer.answeredName}, not agreed yet`
    : `Judged by ${answer.answeredName}, agreed by ${answer.agreedName} on ${mediumDate(answer.agreedAt)}`;
};

const criterionOnPaper = (read: ToPrint, code: string, text: string, items: ReadonlyMap<string, NumberedItem>) => {
  const answer = read.answers.find(({ criterion }) => criterion === code);
  const level = answer === undefined ? null : levelOf(read.scheme, answer.level);
  return {
    code,
    text,
    rank: level?.rank ?? 0,
    level: answer === undefined ? null : (level?.name ?? 'Not applicable'),
    agreed: agreedWords(answer),
    comment: answer?.comment ?? '',
    impact: answer?.impact ?? '',
    claims: read.claims.flatMap(({ criterion, itemId, says, impact }) => {
      const item = items.get(itemId);
      return criterion === code && item !== undefined ? [{ number: item.number, title: item.title, says, impact }] : [];
    }),
  };
};

/** The distribution of levels in a standard, the lowest first; never a mean. */
const distribution = (read: ToPrint, codes: readonly string[]) => {
  const given = codes.map((code) => read.answers.find(({ criterion }) => criterion === code)?.level ?? null);
  const levels = read.scheme.levels.map((level) => ({
    word: level.name,
    rank: level.rank,
    many: given.filter((one) => one === level.code).length,
  }));
  const missing = given.filter((one) => one === null).length;
  return missing === 0 ? levels : [{ word: 'Not judged', rank: 0, many: missing }, ...levels];
};

const standardOnPaper = (read: ToPrint, code: string, items: ReadonlyMap<string, NumberedItem>) => {
  const standard = read.scheme.standards.find((one) => one.code === code);
  const criteria = read.scheme.criteria.filter((one) => one.standard === code);
  return {
    title: `${code}. ${standard?.name ?? ''}`,
    asks: standard?.asks ?? '',
    levels: distribution(
      read,
      criteria.map((one) => one.code),
    ),
    criteria: criteria.map((one) => criterionOnPaper(read, one.code, one.text, items)),
    checklist: (standard?.portfolio ?? []).map((line) => {
      const tick = read.ticks.find((one) => one.standard === code && one.line === line);
      const item = tick?.itemId == null ? undefined : items.get(tick.itemId);
      const where = [item === undefined ? '' : `E${item.number} ${item.title}`, tick?.note ?? ''].filter(
        (one) => one !== '',
      );
      return { line, done: tick === undefined ? 'Not yet' : `Done: ${where.join('. ') || tick.tickedName}` };
    }),
    reflection:
      read.reflections.find((one) => one.standard === code)?.answers.filter(({ answer }) => answer !== '') ?? [],
  };
};

/** Everything that the template sets, and the photographs that it places. */
export const onPaper = (read: ToPrint) => {
  const { scheme, standards, isWhole, submittedAt } = read;
  const items = numbered(scheme, read);
  const byId = new Map(items.map((item) => [item.id, item]));
  const name = scheme.standards.find(({ code }) => code === standards[0]);
  const title = isWhole ? 'Portfolio of evidence' : `Portfolio: ${standards[0] ?? ''}. ${name?.name ?? ''}`;
  const files = items.filter((item) => item.fileSha256 !== null);
  const facts: readonly (readonly [string, string])[] = [
    ['School', read.school],
    ['Award', `${scheme.title}, version ${scheme.version}`],
    [
      'Stands as',
      submittedAt === null
        ? 'The school’s work as it stands; not submitted'
        : `Submitted on ${mediumDate(submittedAt)}`,
    ],
    [
      'Holds',
      `${plural(items.length, 'item')} for ${plural(new Set(read.claims.map(({ criterion }) => criterion)).size, scheme.words.criterion.one.toLowerCase(), scheme.words.criterion.many.toLowerCase())}`,
    ],
    ['Kept back', read.held === 0 ? '' : `${plural(read.held, 'item')}: those shown have not agreed, or no longer do`],
    ['Pupils', 'No pupil is named. Where a name was written, “[a pupil]” stands instead.'],
  ];
  const data = {
    title,
    lead: `What ${read.school} shows, ${scheme.words.standard.one.toLowerCase()} by ${scheme.words.standard.one.toLowerCase()}, and what changed for pupils.`,
    facts: facts.filter(([, value]) => value !== ''),
    scale: scheme.levels.length,
    words,
    standards: standards.map((code) => standardOnPaper(read, code, byId)),
    actions: isWhole
      ? read.actions.map((one) => [`${one.number}. ${one.objective}`, one.pupils, one.status, mediumDate(one.dueOn)])
      : [],
    figures: isWhole ? read.figures.map(({ title: measure, finding }) => [measure, finding]) : [],
    items: items.map((item) => itemOnPaper(item, read.claims)),
    files: files.map((item) => ({
      number: `E${item.number}`,
      name: item.fileName ?? '',
      size: fileSize(item.fileSize ?? 0),
      sha256: item.fileSha256 ?? '',
    })),
  };
  const pictures: readonly Picture[] = items
    .filter(mayPrintPicture)
    .flatMap((item) => (item.fileSha256 === null ? [] : [{ name: pictureName(item), sha256: item.fileSha256 }]));
  return { title, data, pictures };
};

/** A value with every text in it run through `cover`; numbers, and what we wrote ourselves as keys, stay. */
export const covered = (value: unknown, cover: (text: string) => string): unknown => {
  if (typeof value === 'string') return cover(value);
  if (Array.isArray(value)) return value.map((one) => covered(one, cover));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, covered(one, cover)]));
};
