import { field, type FormFields, type Problem } from '#platform/form';
import { manners, noticeKinds, noticeNames, type Manner, type NoticeKind } from './rules.ts';

export type Choices = Readonly<{ about: NoticeKind; how: Manner }>[];
type ReadChoices = Readonly<
  { kind: 'read'; choices: Choices } | { kind: 'problems'; problems: readonly Problem[]; chosen: Choices }
>;

const isManner = (text: string): text is Manner => manners.some((manner) => manner === text);

/** How somebody wants to be told of each kind of thing: every kind has one of the offered ways. */
export const readChoices = (form: FormFields): ReadChoices => {
  const given = noticeNames.map((about) => ({ about, how: field(form, about) }));
  const chosen = given.flatMap(({ about, how }) => (isManner(how) ? [{ about, how }] : []));
  if (chosen.length === given.length) return { kind: 'read', choices: chosen };
  const problems = given
    .filter(({ how }) => !isManner(how))
    .map(({ about }) => ({ field: about, message: `Choose how you are told of “${noticeKinds[about].title}”` }));
  return { kind: 'problems', problems, chosen };
};
