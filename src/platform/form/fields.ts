/** What a form sent: each field with all its values, in order. Made without a prototype, so no name is special. */
export type FormFields = Readonly<Record<string, readonly string[]>>;

/** The first value of a field, trimmed at both ends, or an empty text. */
export const field = (form: FormFields, name: string): string => (form[name]?.[0] ?? '').trim();

/**
 * A whole number that a page wrote into its own form: a version, a line, a link's number. Anything else is 0, and so is a number
 * larger than any that the database counts to: whoever typed it did not have it from a page.
 */
export const numberIn = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : 0);

/** Every value of a field: the ticked boxes of a group. */
export const fields = (form: FormFields, name: string): readonly string[] => form[name] ?? [];
