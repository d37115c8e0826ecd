import { mediumDate } from '#platform/kit';
import { writeCsv } from '#platform/csv';
import { safePart, uniquePaths } from '#platform/zip';
import { itemKinds } from '#evidence/rules';
import { levelOf, type Scheme } from '#schemes/rules';
import { numbered, type NumberedItem } from '../print/rules.ts';
import type { PrintedAnswer, PrintedClaim, PrintedItem } from '../print/store.ts';

/** Everything of a portfolio in one zip: what lies where, and the tables beside it. Pure. */

export type Everything = Readonly<{
  school: string;
  scheme: Scheme;
  submittedAt: Date | null;
  answers: readonly PrintedAnswer[];
  claims: readonly PrintedClaim[];
  items: readonly PrintedItem[];
  held: number;
  actions: readonly Readonly<{
    number: number;
    objective: string;
    coreChange: string;
    pupils: string;
    ownerName: string;
    status: string;
    dueOn: string;
    costPence: number;
    premiumPence: number;
  }>[];
}>;

/** Where one item lies: its file, or a text of what it says. */
export type Placed = Readonly<{ item: NumberedItem; path: string; kind: 'file' | 'text' }>;

/** Each item once, in the folder of the first standard that it serves, beside the others by its number. */
export const placeItems = (read: Everything): readonly Placed[] => {
  const unique = uniquePaths();
  const standardOf = new Map(read.scheme.criteria.map((one) => [one.code, one.standard]));
  const folders = new Map(
    read.scheme.standards.map(({ code, name }) => [code, safePart(`${/^\d$/.test(code) ? `0${code}` : code} ${name}`)]),
  );
  const place = new Map(read.scheme.criteria.map(({ code }, at) => [code, at]));
  return numbered(read.scheme, read).map((item) => {
    const [first] = read.claims
      .filter(({ itemId }) => itemId === item.id)
      .map(({ criterion }) => criterion)
      .toSorted((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    const folder = folders.get(standardOf.get(first ?? '') ?? '') ?? 'Elsewhere';
    const hasFile = item.fileSha256 !== null && item.fileState === 'ready';
    const name = hasFile ? (item.fileName ?? 'file') : `${item.title}.txt`;
    return {
      item,
      path: unique(`${folder}/E${String(item.number).padStart(3, '0')} ${safePart(name)}`),
      kind: hasFile ? 'file' : 'text',
    };
  });
};

/** What an item says, where it is no file. */
export const textOfItem = ({ item }: Placed): string =>
  [
    item.title,
    '',
    `${itemKinds[item.kind].word}, ${item.fromOn === null ? '' : `${mediumDate(item.fromOn)} to `}${mediumDate(item.toOn)}`,
    item.voices.length === 0 ? '' : `Heard in it: ${item.voices.join(', ')}`,
    item.byWhom === '' ? '' : `Who was there: ${item.byWhom}`,
    item.measure === null ? '' : `${item.measure}: ${item.value ?? ''} ${item.unit}`.trim(),
    item.url === null ? '' : `Link: ${item.url}`,
    item.fileName === null ? '' : `File: ${item.fileName} (it could not be added)`,
    '',
    item.shows,
    '',
    item.note ?? '',
    '',
  ]
    .filter((line, at, all) => line !== '' || all[at - 1] !== '')
    .join('\r\n');

/** The tables beside the items: the audit, the plan, the items with what they serve, every claim. */
export const tablesOf = (read: Everything, placed: readonly Placed[]): Readonly<Record<string, string>> => {
  const { scheme } = read;
  const serves = (id: string) => [
    ...new Set(read.claims.filter(({ itemId }) => itemId === id).map(({ criterion }) => criterion)),
  ];
  const byId = new Map(placed.map((one) => [one.item.id, one]));
  const nameOf = new Map(scheme.standards.map(({ code, name }) => [code, name]));
  const pounds = (pence: number) => (pence / 100).toFixed(2);
  return {
    'audit.csv': writeCsv(
      [
        'Code',
        scheme.words.standard.one,
        scheme.words.criterion.one,
        'Level',
        'Comment',
        'Impact on pupils',
        'Judged by',
        'Agreed by',
        'Agreed on',
      ],
      scheme.criteria.map(({ code, standard, text }) => {
        const answer = read.answers.find(({ criterion }) => criterion === code);
        const level = answer === undefined ? '' : (levelOf(scheme, answer.level)?.name ?? answer.level);
        const agreedOn = answer?.agreedAt == null ? '' : answer.agreedAt.toISOString().slice(0, 10);
        return [
          code,
          nameOf.get(standard) ?? standard,
          text,
          level,
          answer?.comment ?? '',
          answer?.impact ?? '',
          answer?.answeredName ?? '',
          answer?.agreedName ?? '',
          agreedOn,
        ];
      }),
    ),
    'plan.csv': writeCsv(
      [
        'Number',
        'Objective',
        'What changes',
        'For whom',
        'Owner',
        'State',
        'Due',
        'Cost in pounds',
        'Of it Pupil Premium',
      ],
      read.actions.map((one) => [
        one.number,
        one.objective,
        one.coreChange,
        one.pupils,
        one.ownerName,
        one.status,
        one.dueOn,
        pounds(one.costPence),
        pounds(one.premiumPence),
      ]),
    ),
    'items.csv': writeCsv(
      [
        'Item',
        'Title',
        'Kind',
        'From',
        'To',
        'Heard in it',
        'Serves',
        'Lies at',
        'Fingerprint of its content',
        'Fingerprint of its file',
      ],
      placed.map(({ item, path }) => [
        `E${item.number}`,
        item.title,
        itemKinds[item.kind].word,
        item.fromOn,
        item.toOn,
        item.voices.join(', '),
        serves(item.id).join(' '),
        path,
        item.sha256,
        item.fileSha256,
      ]),
    ),
    'claims.csv': writeCsv(
      [scheme.words.criterion.one, 'Item', 'Title', 'What it shows', 'What changed for pupils'],
      read.claims.map((claim) => {
        const one = byId.get(claim.itemId);
        return [
          claim.criterion,
          one === undefined ? '' : `E${one.item.number}`,
          one?.item.title ?? '',
          claim.says,
          claim.impact,
        ];
      }),
    ),
  };
};

/** The page that lies on top. */
export const readMe = (
  read: Everything,
  more: Readonly<{ hasPdf: boolean; missing: readonly string[]; now: Date }>,
): string =>
  [
    `${read.school}: portfolio for ${read.scheme.title}, version ${read.scheme.version}`,
    read.submittedAt === null
      ? `The work as it stood on ${mediumDate(more.now)}; it is not a submission.`
      : `As submitted on ${mediumDate(read.submittedAt)}.`,
    '',
    more.hasPdf
      ? 'portfolio.pdf is the whole on paper.'
      : 'There is no PDF here: it was not made, or something changed since. Make it on the page “Portfolio as a document”, then download again.',
    'audit.csv, plan.csv, items.csv and claims.csv open in a spreadsheet program.',
    'Each item lies once, in the folder of the first standard that it serves; items.csv says what else it serves.',
    'To see that nothing was changed, run: sha256sum -c manifest.sha256',
    ...(read.held === 0 ? [] : ['', `Kept back: ${read.held}, because those shown have not agreed, or no longer do.`]),
    ...(more.missing.length === 0
      ? []
      : ['', 'Not there, because the file is not ready or could not be found:', ...more.missing]),
    '',
  ].join('\r\n');
