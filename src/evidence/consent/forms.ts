import { z } from 'zod';
import { anyWords, perhapsADay, readForm, type FormFields, type Problem } from '#platform/form';
import { sayable, type Said } from './rules.ts';

const consentForm = z.object({
  consent: z.enum(['', ...sayable], 'Choose what is known about consent'),
  consentKept: anyWords(300),
  consentUntil: perhapsADay('Enter the day on which consent ends'),
  consentBecause: anyWords(500),
});

/** What the form says about consent; null when nothing was chosen and nothing has to be. */
export const readConsent = (
  form: FormFields,
  mustSay: boolean,
  today: string,
): Readonly<{ said: Said | null }> | Readonly<{ problems: readonly Problem[] }> => {
  const read = readForm(consentForm, form);
  if (read.kind === 'problems') return { problems: read.problems };
  const { consent, consentKept, consentUntil, consentBecause } = read.value;
  const problem = (field: string, message: string) => ({ problems: [{ field, message }] });
  if (consent === '')
    return mustSay
      ? problem('consent', 'Say whether somebody can be recognised, and whether they agreed')
      : { said: null };
  const isGiven = consent === 'given';
  if (isGiven && consentKept === '') return problem('consentKept', 'Enter where the paper with the consent is kept');
  if (isGiven && consentUntil !== null && consentUntil < today)
    return problem('consentUntil', 'Enter a day that is still to come, or ask for consent again');
  return {
    said: {
      state: consent,
      keptWhere: isGiven ? consentKept : '',
      until: isGiven ? consentUntil : null,
      because: consentBecause,
    },
  };
};
