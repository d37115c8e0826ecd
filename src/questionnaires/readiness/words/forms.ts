import { aVersion, field, type FormFields, type Problem } from '#platform/form';
import type { Statement } from '../statements.ts';
import { englishOf, lostBraces, type Words } from './rules.ts';

export const longestWord = 400;
export const wordField = (key: string): string => `w-${key}`;

type ReadWords = Readonly<{
  words: Words;
  checkedBy: string;
  version: number | null;
  problems: readonly Problem[];
}>;

/** Every word that was filled in. An empty one is left for later, but not all of them; a part in braces that is lost is a problem. */
export const readWords = (form: FormFields, statements: readonly Statement[]): ReadWords => {
  const whole = Object.entries(englishOf(statements)).map(([key, said]) => ({
    key,
    said,
    put: field(form, wordField(key)),
  }));
  const checkedBy = field(form, 'checkedBy');
  const version = aVersion.safeParse(field(form, 'version'));
  const braces = (said: string) => [...said.matchAll(/\{\w+\}/g)].map(([brace]) => brace).join(' and ');
  return {
    words: Object.fromEntries(whole.filter(({ put }) => put !== '').map(({ key, put }) => [key, put])),
    checkedBy,
    version: version.success ? version.data : null,
    problems: [
      ...(whole.every(({ put }) => put === '')
        ? [
            {
              field: wordField(whole[0]?.key ?? ''),
              message: 'Fill in at least one word: an empty language is not kept',
            },
          ]
        : []),
      ...whole.flatMap(({ key, said, put }): Problem[] => {
        const name = wordField(key);
        if ([...put].length > longestWord)
          return [{ field: name, message: `“${said}”: use ${longestWord} characters or fewer` }];
        return lostBraces(said, put)
          ? [
              {
                field: name,
                message:
                  braces(said) === '' ? `“${said}”: leave braces out` : `“${said}”: keep ${braces(said)} as it stands`,
              },
            ]
          : [];
      }),
      ...([...checkedBy].length > 120 ? [{ field: 'checkedBy', message: 'Use 120 characters or fewer' }] : []),
      ...(version.success ? [] : [{ field: 'version', message: 'Open the page again: this form lost its place' }]),
    ],
  };
};
