import { GovukInput, type InputParams } from '../govuk/input.tsx';
import { classes, type FieldParams, type Words } from '../govuk/params.ts';
import { GovukFileUpload, GovukSelect, type SelectItem } from '../govuk/select.tsx';
import { GovukCharacterCount, GovukTextarea } from '../govuk/textarea.tsx';
import { errorOf, type Problems } from './problems.ts';

/** What every field of ours takes. `problems` is the whole list of the form: a field finds its own. */
export type FieldProps = Readonly<{
  name: string;
  label: Words;
  hint?: Words;
  value?: string | number | null | undefined;
  problems?: Problems;
  /** How large the label is: `m` and `l` for a question that stands for its page. */
  labelSize?: 's' | 'm' | 'l' | undefined;
  /** The label is the page's one heading. */
  isPageHeading?: boolean | undefined;
  /** The label is read out but not seen: only where the column or heading above says the same. */
  hideLabel?: boolean | undefined;
  id?: string | undefined;
  autocomplete?: string | undefined;
  spellcheck?: boolean | undefined;
  required?: boolean | undefined;
}>;

const shared = (props: FieldProps): Omit<FieldParams, 'value'> => ({
  name: props.name,
  id: props.id ?? props.name,
  label: {
    text: props.label,
    isPageHeading: props.isPageHeading,
    classes: classes(
      props.labelSize !== undefined && `govuk-label--${props.labelSize}`,
      props.hideLabel && 'govuk-visually-hidden',
    ),
  },
  hint: props.hint === undefined ? undefined : { text: props.hint },
  errorMessage: errorOf(props.problems, props.name),
  autocomplete: props.autocomplete,
  spellcheck: props.spellcheck,
  attributes: props.required ? { 'aria-required': 'true' } : undefined,
});

type Width = 2 | 3 | 4 | 5 | 10 | 20 | 30;

type TextInputProps = FieldProps &
  Readonly<{
    /** In characters; the field shows how much is expected. */
    width?: Width | undefined;
    type?: InputParams['type'];
    inputmode?: InputParams['inputmode'];
    prefix?: string | undefined;
    suffix?: string | undefined;
  }>;

export const TextInput = (props: TextInputProps) => (
  <GovukInput
    {...shared(props)}
    value={props.value ?? undefined}
    type={props.type}
    inputmode={props.inputmode}
    classes={props.width === undefined ? undefined : `govuk-input--width-${props.width}`}
    prefix={props.prefix === undefined ? undefined : { text: props.prefix }}
    suffix={props.suffix === undefined ? undefined : { text: props.suffix }}
  />
);

type TextareaProps = FieldProps & Readonly<{ rows?: number | undefined; maxLength?: number | undefined }>;

/** Text of several lines; with `maxLength` it counts what is left. */
export const Textarea = (props: TextareaProps) =>
  props.maxLength === undefined ? (
    <GovukTextarea {...shared(props)} value={props.value ?? undefined} rows={props.rows} />
  ) : (
    <GovukCharacterCount
      {...shared(props)}
      value={props.value ?? undefined}
      rows={props.rows}
      maxlength={props.maxLength}
    />
  );

export type Option = Readonly<{ value: string | number; text: string; disabled?: boolean | undefined }>;

type SelectProps = FieldProps &
  Readonly<{ options: readonly Option[]; /** Words of the first, empty choice. */ empty?: string | undefined }>;

export const Select = (props: SelectProps) => {
  const first: readonly SelectItem[] = props.empty === undefined ? [] : [{ value: '', text: props.empty }];
  return <GovukSelect {...shared(props)} value={props.value ?? undefined} items={[...first, ...props.options]} />;
};

type FileUploadProps = FieldProps &
  Readonly<{
    accept?: string | undefined;
    multiple?: boolean | undefined;
    /** On a phone, offers the camera: `environment` is the one at the back. */
    capture?: 'environment' | undefined;
  }>;

export const FileUpload = (props: FileUploadProps) => {
  const params = shared(props);
  return (
    <GovukFileUpload
      {...params}
      multiple={props.multiple}
      attributes={{
        ...params.attributes,
        ...(props.accept === undefined ? {} : { accept: props.accept }),
        ...(props.capture === undefined ? {} : { capture: props.capture }),
      }}
    />
  );
};
