import type { z } from 'zod';
import type { FormFields } from './fields.ts';

/** A person's mistake: where it is and a sentence that says what to do. */
export type Problem = Readonly<{ field: string; message: string; line?: number }>;

export type Read<T> =
  | Readonly<{ kind: 'read'; value: T }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[]; typed: Readonly<Record<string, string>> }>;

/** The typed texts as they stood, to be shown again beside the problems: nothing typed is lost. */
export const typedOf = (form: FormFields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form)
      .filter(([name]) => name !== 'csrf')
      .map(([name, values]) => [name, values.join('\n')]),
  );

/** Lines end as the database keeps them, and no text carries NUL. */
const clean = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim();

/**
 * Reads a form by its schema. Only fields that the schema names are read; a field whose schema is an array gets all its
 * values, any other its first. One problem a field: the first is the one to mend.
 */
export const readForm = <Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  form: FormFields,
): Read<z.output<z.ZodObject<Shape>>> => {
  const given: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(schema.shape)) {
    const values = (form[name] ?? []).map(clean);
    given[name] = isList(part) ? values : (values[0] ?? '');
  }
  const result = schema.safeParse(given);
  if (result.success) return { kind: 'read', value: result.data };
  const problems = new Map<string, Problem>();
  for (const issue of result.error.issues) {
    const name = String(issue.path[0] ?? '');
    if (!problems.has(name)) problems.set(name, { field: name, message: issue.message });
  }
  return { kind: 'problems', problems: [...problems.values()], typed: typedOf(form) };
};

const isList = (part: unknown): boolean => {
  let inner = part as { def?: { type?: string; innerType?: unknown; in?: unknown } };
  while (inner.def?.innerType !== undefined || inner.def?.in !== undefined)
    inner = (inner.def.innerType ?? inner.def.in) as typeof inner;
  return inner.def?.type === 'array';
};

/** Problems that a rule found after the form was read, in the same shape. */
export const problemsOnly = (form: FormFields, problems: readonly Problem[]): Read<never> => ({
  kind: 'problems',
  problems,
  typed: typedOf(form),
});
