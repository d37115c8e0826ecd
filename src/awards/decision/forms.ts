import { z } from 'zod';
import { readForm, type FormFields, type Problem, type Read } from '#platform/form';
import type { Scheme } from '#schemes/rules';
import { toSettle, type VisitFacts } from './rules.ts';

const text = (least: number, most: number, ask: string, short: string) =>
  z
    .string()
    .min(1, ask)
    .min(least, short)
    .max(most, `Use ${most.toLocaleString('en-GB')} characters or fewer.`);

const deciding = z.object({
  outcome: z.string().min(1, 'Choose what the panel decides.'),
  reasons: text(20, 8000, 'Write the reasons for the decision.', 'Write the reasons in at least 20 characters.'),
});

export type Deciding = Readonly<{ outcome: string; reasons: string; settled: Readonly<Record<string, string>> }>;

/** Reads a panel's decision: the outcome, the reasons, and a level for each criterion on which the verifiers differ. */
export const readDeciding = (form: FormFields, visit: VisitFacts, scheme: Scheme): Read<Deciding> => {
  const read = readForm(deciding, form);
  const levels = new Set(scheme.levels.map(({ code }) => code));
  const settled: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const { criterion } of toSettle(visit)) {
    const level = form[settleField(criterion)]?.[0] ?? '';
    if (levels.has(level)) settled[criterion] = level;
    else
      problems.push({
        field: settleField(criterion),
        message: `Choose the level that the panel takes for ${criterion}.`,
      });
  }
  if (read.kind === 'problems') return { ...read, problems: [...read.problems, ...problems] };
  const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values.join('\n')]));
  return problems.length > 0
    ? { kind: 'problems', problems, typed }
    : { kind: 'read', value: { ...read.value, settled } };
};

/** The name of the field in which a differing criterion is settled. */
export const settleField = (criterion: string): string => `settle-${criterion.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;

const returning = z.object({
  reason: text(10, 4000, 'Say what the panel should look at again.', 'Say it in at least 10 characters.'),
});

export const readReturning = (form: FormFields) => readForm(returning, form);

const closing = z.object({
  says: text(10, 4000, 'Say what showed that this is closed.', 'Say it in at least 10 characters.'),
});

export const readClosing = (form: FormFields) => readForm(closing, form);
