import type { ComponentChildren } from 'preact';

/** Words on a page: plain text, which is escaped, or elements of ours. */
export type Words = ComponentChildren;

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What many GOV.UK components take for a piece of text: the words, and the classes and attributes of its element. */
export type Said = Readonly<{ text?: Words; classes?: string | undefined; attributes?: Attributes | undefined }>;

export type LabelParams = Said & Readonly<{ for?: string | undefined; isPageHeading?: boolean | undefined }>;
export type HintParams = Said & Readonly<{ id?: string | undefined }>;
export type ErrorMessageParams = Said &
  Readonly<{ id?: string | undefined; visuallyHiddenText?: string | false | undefined }>;

/** The group around a field: its classes and what stands right before and after the field. */
export type FormGroupParams = Readonly<{
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  before?: Words;
  after?: Words;
}>;

/** What every field with one label has. */
export type FieldParams = Readonly<{
  id?: string | undefined;
  name: string;
  value?: string | number | undefined;
  label: LabelParams;
  hint?: HintParams | undefined;
  errorMessage?: ErrorMessageParams | undefined;
  formGroup?: FormGroupParams | undefined;
  describedBy?: string | undefined;
  classes?: string | undefined;
  disabled?: boolean | undefined;
  autocomplete?: string | undefined;
  spellcheck?: boolean | undefined;
  attributes?: Attributes | undefined;
}>;

/** Class names joined by a space, leaving out what is not there. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter((name) => name !== false && name !== null && name !== undefined && name !== '').join(' ');

/** Ids joined for `aria-describedby`; undefined when there are none, so that the attribute is left out. */
export const ids = (...names: readonly (string | false | null | undefined)[]): string | undefined =>
  classes(...names) || undefined;

/** True for words that would show something. */
export const isSaid = (words: Words): boolean =>
  words !== undefined && words !== null && words !== false && words !== '';
