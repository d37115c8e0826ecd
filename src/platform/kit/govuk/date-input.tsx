import { FormGroup, HintAndError, describedBy } from './field.tsx';
import { GovukFieldset, type FieldsetParams } from './fieldset.tsx';
import { GovukInput, type InputParams } from './input.tsx';
import { classes, type Attributes, type ErrorMessageParams, type FormGroupParams, type HintParams } from './params.ts';

export type DatePart = Readonly<{
  name?: string | undefined;
  id?: string | undefined;
  label?: string | undefined;
  value?: string | number | undefined;
  classes?: string | undefined;
  error?: boolean | undefined;
  inputmode?: InputParams['inputmode'];
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  attributes?: Attributes | undefined;
}>;

export type DateInputParams = Readonly<{
  id: string;
  namePrefix?: string | undefined;
  items?: readonly DatePart[] | undefined;
  /** Null leaves the field out: a date of month and year. */
  day?: DatePart | null | undefined;
  month?: DatePart | null | undefined;
  year?: DatePart | null | undefined;
  values?: Readonly<Record<string, string | number | undefined>> | undefined;
  hint?: HintParams | undefined;
  errorMessage?: ErrorMessageParams | undefined;
  fieldset?: Omit<FieldsetParams, 'children' | 'role'> | undefined;
  formGroup?: FormGroupParams | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
}>;

const widths = { day: 2, month: 2, year: 4 } as const;
type Which = keyof typeof widths;
const order: readonly Which[] = ['day', 'month', 'year'];

const parts = (params: DateInputParams): readonly (DatePart & { which: Which | null })[] => {
  const own = (which: Which): DatePart | null =>
    params[which] === undefined
      ? { name: which, value: params.values?.[which], classes: `govuk-input--width-${widths[which]}` }
      : params[which];
  if (!params.items?.length)
    return order.flatMap((which) => {
      const part = own(which);
      return part === null ? [] : [{ ...part, which }];
    });
  return params.items.map((item) => {
    const which = order.find((each) => item.name === each || item.name === own(each)?.name) ?? null;
    return { ...item, value: item.value ?? (which === null ? undefined : own(which)?.value), which };
  });
};

const isInError = (part: DatePart): boolean =>
  part.error === true || (part.classes ?? '').includes('govuk-input--error');

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();

const partClasses = (part: DatePart & { which: Which | null }, params: DateInputParams, some: boolean): string => {
  const told = part.classes ?? '';
  const marks = isInError(part) || (part.error !== false && params.errorMessage !== undefined && !some);
  return classes(
    'govuk-date-input__input',
    marks && !told.includes('govuk-input--error') && 'govuk-input--error',
    !told.includes('govuk-input--width-') && `govuk-input--width-${part.which === null ? 2 : widths[part.which]}`,
    told,
  );
};

export const GovukDateInput = (params: DateInputParams) => {
  const all = parts(params);
  const some = all.some(isInError);
  const prefix = params.namePrefix ? `${params.namePrefix}-` : '';
  const inner = (
    <>
      <HintAndError id={params.id} hint={params.hint} errorMessage={params.errorMessage} />
      <div class={classes('govuk-date-input', params.classes)} {...params.attributes} id={params.id || undefined}>
        {params.formGroup?.before}
        {all.map((part) => {
          const name = part.name ?? part.which ?? '';
          return (
            <div class="govuk-date-input__item">
              <GovukInput
                label={{ text: part.label ?? capitalised(name), classes: 'govuk-date-input__label' }}
                id={part.id ?? `${params.id}-${name}`}
                classes={partClasses(part, params, some)}
                name={prefix + name}
                value={part.value ?? params.values?.[prefix + name]}
                inputmode={part.inputmode ?? 'numeric'}
                autocomplete={part.autocomplete}
                pattern={part.pattern}
                attributes={part.attributes}
              />
            </div>
          );
        })}
        {params.formGroup?.after}
      </div>
    </>
  );
  return (
    <FormGroup formGroup={params.formGroup} isInError={params.errorMessage !== undefined}>
      {params.fieldset === undefined ? (
        inner
      ) : (
        <GovukFieldset
          {...params.fieldset}
          role="group"
          describedBy={describedBy(params.id, { ...params, describedBy: params.fieldset.describedBy })}
        >
          {inner}
        </GovukFieldset>
      )}
    </FormGroup>
  );
};
