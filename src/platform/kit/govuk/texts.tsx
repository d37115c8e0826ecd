import { classes, isSaid, type ErrorMessageParams, type HintParams, type LabelParams, type Said } from './params.ts';

export const GovukLabel = ({ text, for: target, classes: more, attributes, isPageHeading }: LabelParams) => {
  if (!isSaid(text)) return null;
  const label = (
    <label class={classes('govuk-label', more)} {...attributes} for={target}>
      {text}
    </label>
  );
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
};

export const GovukHint = ({ id, text, classes: more, attributes }: HintParams) => (
  <div id={id} class={classes('govuk-hint', more)} {...attributes}>
    {text}
  </div>
);

export const GovukErrorMessage = ({
  id,
  text,
  classes: more,
  attributes,
  visuallyHiddenText = 'Error',
}: ErrorMessageParams) => (
  <p id={id} class={classes('govuk-error-message', more)} {...attributes}>
    {visuallyHiddenText ? (
      <>
        <span class="govuk-visually-hidden">{visuallyHiddenText}:</span> {text}
      </>
    ) : (
      text
    )}
  </p>
);

export type InsetTextParams = Said & Readonly<{ id?: string | undefined }>;

export const GovukInsetText = ({ id, text, classes: more, attributes }: InsetTextParams) => (
  <div id={id} class={classes('govuk-inset-text', more)} {...attributes}>
    {text}
  </div>
);

export const GovukTag = ({ text, classes: more, attributes }: Said) => (
  <strong class={classes('govuk-tag', more)} {...attributes}>
    {text}
  </strong>
);

export type WarningTextParams = Said & Readonly<{ iconFallbackText?: string | undefined }>;

export const GovukWarningText = ({ text, classes: more, attributes, iconFallbackText }: WarningTextParams) => (
  <div class={classes('govuk-warning-text', more)} {...attributes}>
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{iconFallbackText || 'Warning'}</span> {text}
    </strong>
  </div>
);

export type DetailsParams = Said &
  Readonly<{ id?: string | undefined; summary: Said['text']; open?: boolean | undefined }>;

export const GovukDetails = ({ id, summary, text, classes: more, attributes, open }: DetailsParams) => (
  <details id={id} class={classes('govuk-details', more)} {...attributes} open={open === true}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summary}</span>
    </summary>
    <div class="govuk-details__text">{text}</div>
  </details>
);
