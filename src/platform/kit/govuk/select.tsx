import { describedBy, LabelledField } from './field.tsx';
import { classes, type Attributes, type FieldParams } from './params.ts';

export type SelectItem = Readonly<{
  value?: string | number | undefined;
  text: string;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
}>;

export type SelectParams = FieldParams & Readonly<{ items?: readonly SelectItem[] | undefined }>;

const isSelected = (item: SelectItem, chosen: string | number | undefined): boolean =>
  item.selected ?? (chosen !== undefined && chosen !== '' && String(item.value ?? item.text) === String(chosen));

export const GovukSelect = (params: SelectParams) => {
  const id = params.id ?? params.name;
  return (
    <LabelledField params={params}>
      {params.formGroup?.before}
      <select
        class={classes('govuk-select', params.classes, params.errorMessage !== undefined && 'govuk-select--error')}
        id={id}
        name={params.name}
        disabled={params.disabled === true}
        aria-describedby={describedBy(id, params)}
        {...params.attributes}
      >
        {(params.items ?? []).map((item) => (
          <option
            value={item.value}
            selected={isSelected(item, params.value)}
            disabled={item.disabled === true}
            {...item.attributes}
          >
            {item.text}
          </option>
        ))}
      </select>
      {params.formGroup?.after}
    </LabelledField>
  );
};

export type FileUploadParams = Omit<FieldParams, 'value'> & Readonly<{ multiple?: boolean | undefined }>;

export const GovukFileUpload = (params: FileUploadParams) => {
  const id = params.id ?? params.name;
  return (
    <LabelledField params={params}>
      {params.formGroup?.before}
      <input
        class={classes(
          'govuk-file-upload',
          params.classes,
          params.errorMessage !== undefined && 'govuk-file-upload--error',
        )}
        id={id}
        name={params.name}
        type="file"
        disabled={params.disabled === true}
        multiple={params.multiple === true}
        aria-describedby={describedBy(id, params)}
        {...params.attributes}
      />
      {params.formGroup?.after}
    </LabelledField>
  );
};
