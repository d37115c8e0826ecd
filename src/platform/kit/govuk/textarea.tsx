import { describedBy, LabelledField } from './field.tsx';
import { classes, type Attributes, type FieldParams } from './params.ts';
import { GovukHint } from './texts.tsx';

export type TextareaParams = FieldParams & Readonly<{ rows?: number | undefined }>;

export const GovukTextarea = (params: TextareaParams) => {
  const id = params.id ?? params.name;
  return (
    <LabelledField params={params}>
      {params.formGroup?.before}
      <textarea
        class={classes('govuk-textarea', params.errorMessage !== undefined && 'govuk-textarea--error', params.classes)}
        id={id}
        name={params.name}
        rows={params.rows ?? 5}
        spellcheck={params.spellcheck}
        disabled={params.disabled === true}
        aria-describedby={describedBy(id, params)}
        autocomplete={params.autocomplete}
        {...params.attributes}
      >
        {params.value}
      </textarea>
      {params.formGroup?.after}
    </LabelledField>
  );
};

export type CharacterCountParams = TextareaParams &
  Readonly<{
    maxlength?: number | undefined;
    maxwords?: number | undefined;
    threshold?: number | undefined;
    countType?: string | undefined;
    textareaDescriptionText?: string | undefined;
    countMessage?: Readonly<{ classes?: string | undefined }> | undefined;
  }>;

const limitAttributes = (params: CharacterCountParams, countType: string | undefined): Attributes => ({
  'data-module': 'govuk-character-count',
  'data-maxlength': params.maxlength,
  'data-maxwords': params.maxwords,
  'data-threshold': params.threshold,
  'data-count-type': countType,
  ...params.formGroup?.attributes,
});

/** A text field that says how much may be written; without script it says only the most. */
export const GovukCharacterCount = (params: CharacterCountParams) => {
  const id = params.id ?? params.name;
  const countType = params.countType ?? (params.maxwords === undefined ? undefined : 'words');
  const limit = params.maxwords ?? params.maxlength;
  const unit = countType === 'words' ? 'words' : 'characters';
  const saying = params.textareaDescriptionText ?? `You can enter up to %{count} ${unit}`;
  const { attributes, formGroup } = params;
  return (
    <GovukTextarea
      {...params}
      id={id}
      describedBy={`${id}-info`}
      attributes={attributes}
      classes={classes('govuk-js-character-count', params.classes)}
      formGroup={{
        classes: classes('govuk-character-count', formGroup?.classes),
        attributes: limitAttributes(params, countType),
        before: formGroup?.before,
        after: (
          <>
            <GovukHint
              id={`${id}-info`}
              classes={classes('govuk-character-count__message', params.countMessage?.classes)}
              text={limit === undefined ? undefined : saying.replace('%{count}', String(limit))}
            />
            {formGroup?.after}
          </>
        ),
      }}
    />
  );
};
