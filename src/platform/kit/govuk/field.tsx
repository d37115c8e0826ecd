import type { ComponentChildren } from 'preact';
import {
  classes,
  ids,
  type ErrorMessageParams,
  type FieldParams,
  type FormGroupParams,
  type HintParams,
} from './params.ts';
import { GovukErrorMessage, GovukHint, GovukLabel } from './texts.tsx';

/** The ids that describe a field, in the order in which they stand: told by the caller, the hint, the error. */
export const describedBy = (
  id: string,
  params: Readonly<{ describedBy?: string | undefined; hint?: unknown; errorMessage?: unknown }>,
): string | undefined =>
  ids(
    params.describedBy,
    params.hint !== undefined && `${id}-hint`,
    params.errorMessage !== undefined && `${id}-error`,
  );

type GroupProps = Readonly<{
  formGroup?: FormGroupParams | undefined;
  isInError: boolean;
  children?: ComponentChildren;
}>;

/** The group around one field or one set of fields; a bar at its left says that something is wrong. */
export const FormGroup = ({ formGroup, isInError, children }: GroupProps) => (
  <div
    class={classes('govuk-form-group', isInError && 'govuk-form-group--error', formGroup?.classes)}
    {...formGroup?.attributes}
  >
    {children}
  </div>
);

type MessagesProps = Readonly<{
  id: string;
  hint?: HintParams | undefined;
  errorMessage?: ErrorMessageParams | undefined;
}>;

export const HintAndError = ({ id, hint, errorMessage }: MessagesProps) => (
  <>
    {hint === undefined ? null : <GovukHint {...hint} id={`${id}-hint`} />}
    {errorMessage === undefined ? null : <GovukErrorMessage {...errorMessage} id={`${id}-error`} />}
  </>
);

/** A group with label, hint and error above whatever field is put into it. */
export const LabelledField = ({ params, children }: Readonly<{ params: FieldParams; children: ComponentChildren }>) => {
  const id = params.id ?? params.name;
  return (
    <FormGroup formGroup={params.formGroup} isInError={params.errorMessage !== undefined}>
      <GovukLabel {...params.label} for={id} />
      <HintAndError id={id} hint={params.hint} errorMessage={params.errorMessage} />
      {children}
    </FormGroup>
  );
};
