import { count, some, type CheckFacts, type Found, type ItemFacts, type NameFacts, type Rule } from './facts.ts';

/** A finding about one item, mended on the item's own page. */
const about = ({ id, title }: ItemFacts, finding: string, mend: string, place = title): Found => ({
  finding,
  place,
  mend,
  at: { kind: 'item', item: id },
  item: id,
});

const each = (
  is: (item: ItemFacts) => boolean,
  finding: string,
  mend: string,
): Readonly<{ find: (facts: CheckFacts) => readonly Found[] }> => ({
  find: ({ items }) => items.filter(is).map((item) => about(item, finding, mend)),
});

const namesIn = ({ names }: CheckFacts): NameFacts | null => (names === 'not-yet' ? null : names);

const named = (facts: CheckFacts, isSure: boolean): readonly Found[] =>
  (namesIn(facts)?.places ?? [])
    .filter((place) => place.isSure === isSure)
    .map(({ says, item }) => ({
      finding: isSure ? 'A pupil is named' : 'Words here may name a pupil',
      place: says,
      mend: isSure ? 'See the words' : 'Look at the words',
      at: { kind: 'named' },
      ...(item === null ? {} : { item }),
    }));

/** What the check asks of each item: that it can be opened, that it says enough, that it names no pupil. */
export const itemRules: readonly Rule[] = [
  {
    name: 'pupil-named',
    must: true,
    isFirm: true,
    asks: 'No pupil is named without consent',
    find: (facts) => named(facts, true),
  },
  {
    name: 'consent-withheld',
    must: true,
    isFirm: true,
    asks: 'Nothing is shown for which consent was refused or has ended',
    ...each(({ consent }) => consent === 'withheld', 'Consent was not given or has ended', 'Settle the consent'),
  },
  {
    name: 'consent-missing',
    must: true,
    isFirm: true,
    asks: 'Consent is recorded wherever people can be recognised',
    ...each(
      ({ consent }) => consent === 'not-said',
      'Nobody has said whether those shown agreed',
      'Record the consent',
    ),
  },
  {
    name: 'file-not-ready',
    must: true,
    isFirm: true,
    asks: 'Every file can be opened',
    ...each(({ isUnreadable }) => isUnreadable, 'The file of an item cannot be opened', 'Look at the item'),
  },
  {
    name: 'link-gone',
    must: true,
    isFirm: false,
    asks: 'Every link still answers',
    ...each(({ link }) => link === 'gone', 'The page behind a link is gone', 'Upload a copy'),
  },
  {
    name: 'link-asks-to-sign-in',
    must: false,
    isFirm: false,
    asks: 'Every link opens for somebody who is not signed in',
    ...each(({ link }) => link === 'asks-to-sign-in', 'A link opens only for those who are signed in', 'Upload a copy'),
  },
  {
    name: 'may-name-a-pupil',
    must: false,
    isFirm: false,
    asks: 'Words that may name a pupil were looked at',
    find: (facts) => named(facts, false),
  },
  {
    name: 'names-not-looked-for',
    must: false,
    isFirm: false,
    asks: 'Pupils’ names were looked for in texts and files',
    find: ({ names, items }) => {
      if (names === null || items.length === 0) return [];
      const missing = names === 'not-yet' ? 'not-yet' : names.names === 0 ? 'no-names' : null;
      if (missing === null) return [];
      return [
        {
          finding:
            missing === 'not-yet'
              ? 'Pupils’ names have not been looked for yet'
              : 'There is no list of names to look for, so pupils may be named unseen',
          place: 'Texts and files',
          mend: missing === 'not-yet' ? 'Run the check' : 'Add the names',
          at: { kind: missing === 'not-yet' ? 'named' : 'names' },
        },
      ];
    },
  },
  {
    name: 'thin',
    must: false,
    isFirm: false,
    asks: 'What an item shows is said in a full sentence',
    find: ({ items, words }) =>
      items
        .filter(({ thin }) => thin.length > 0)
        .map((item) =>
          about(
            item,
            `Too little is said for ${count(item.thin.length, words.criterion, words.criteria)}`,
            'Say more',
            `${item.title}: ${some(item.thin)}`,
          ),
        ),
  },
  {
    name: 'stale',
    must: false,
    isFirm: false,
    asks: 'Evidence is not out of date',
    ...each(({ isStale }) => isStale, 'Evidence is out of date', 'Add a newer one'),
  },
  {
    name: 'same-file-twice',
    must: false,
    isFirm: false,
    asks: 'No file is added twice',
    find: ({ items }) =>
      items
        .filter(({ twin }) => twin !== null)
        .map((item) =>
          about(item, 'The same file was added twice', 'Look at the item', `${item.title}, and ${item.twin ?? ''}`),
        ),
  },
];

/** A claim of fewer words than this cannot be judged by: most first applications elsewhere fail on thin commentary. */
const fewestWords = 8;

/** What one claim says, in counts: it is thin when it shows in a few words only, or says of the change nothing but a word or two. */
export const isThin = (claim: Readonly<{ words: number; impactWords: number }>): boolean =>
  claim.words + claim.impactWords < fewestWords || (claim.impactWords > 0 && claim.impactWords < 3);

const compares =
  /\d|\b(before|after|since|until|then|now|used to|no longer|more|fewer|less|rose|fell|grew|doubled|halved|improved|dropped|gained|closed)\b/i;

/** Whether words speak of a change that can be followed: a figure, or a comparison in words. */
export const saysBeforeAfter = (words: string): boolean => compares.test(words);
