/** What a form sent: each field with all its values, in order. Made without a prototype, so no name is special. */
export type FormFields = Readonly<Record<string, readonly string[]>>;

/** The first value of a field, trimmed at both ends, or an empty text. */
export const field = (form: FormFields, name: string): string => (form[name]?.[0] ?? '').trim();

/** Every value of a field: the ticked boxes of a group. */
export const fields = (form: FormFields, name: string): readonly string[] => form[name] ?? [];
