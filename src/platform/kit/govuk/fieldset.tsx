import type { ComponentChildren } from 'preact';
import { classes, isSaid, type Attributes, type Said } from './params.ts';

export type LegendParams = Omit<Said, 'attributes'> & Readonly<{ isPageHeading?: boolean | undefined }>;

export type FieldsetParams = Readonly<{
  legend?: LegendParams | undefined;
  describedBy?: string | undefined;
  classes?: string | undefined;
  role?: 'group' | undefined;
  attributes?: Attributes | undefined;
  children?: ComponentChildren;
}>;

export const GovukFieldset = ({ legend, describedBy, classes: more, role, attributes, children }: FieldsetParams) => (
  <fieldset class={classes('govuk-fieldset', more)} role={role} aria-describedby={describedBy} {...attributes}>
    {legend !== undefined && isSaid(legend.text) ? (
      <legend class={classes('govuk-fieldset__legend', legend.classes)}>
        {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{legend.text}</h1> : legend.text}
      </legend>
    ) : null}
    {children}
  </fieldset>
);
