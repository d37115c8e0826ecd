import { field, type FormFields } from '#platform/form';
import { texts } from '../view/rules.ts';
import { differingTexts, merged, type Pick, type Whole } from './rules.ts';

const picks: readonly string[] = ['mine', 'theirs', 'own'];

const wholeOf = (form: FormFields, who: 'mine' | 'theirs' | 'own'): Whole => {
  const part = (name: string) => field(form, `${who}-${name}`);
  return { level: part('level'), comment: part('comment'), evidence: part('evidence'), impact: part('impact') };
};

/** The form of a merge as the fields of a judgement, or the parts for which nothing was chosen. */
export const mergeFields = (
  form: FormFields,
):
  | Readonly<{ kind: 'merged'; fields: FormFields }>
  | Readonly<{ kind: 'open'; parts: readonly string[]; mine: Whole }> => {
  const [mine, theirs, own] = [wholeOf(form, 'mine'), wholeOf(form, 'theirs'), wholeOf(form, 'own')];
  const all = field(form, 'all');
  const chosen = Object.fromEntries(
    texts.flatMap((name): [string, Pick][] => {
      const pick = all === 'mine' ? 'mine' : field(form, `pick-${name}`);
      // It is one of the three: the line looks it up in their list.
      return picks.includes(pick) ? [[name, pick as Pick]] : [];
    }),
  );
  const parts = differingTexts(mine, theirs).filter((name) => chosen[name] === undefined);
  if (parts.length > 0) return { kind: 'open', parts, mine };
  const words = merged(mine, theirs, chosen, own);
  const rest = { version: form['version'] ?? [], sitting: form['sitting'] ?? [], draft: form['draft'] ?? [] };
  return {
    kind: 'merged',
    fields: { ...Object.fromEntries(texts.map((name) => [name, [words[name]]])), ...rest },
  };
};
