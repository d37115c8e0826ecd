import { describedBy, LabelledField } from './field.tsx';
import { classes, isSaid, type Attributes, type FieldParams, type Said } from './params.ts';

type Wrapper = Readonly<{ classes?: string | undefined; attributes?: Attributes | undefined }>;

export type InputParams = FieldParams &
  Readonly<{
    type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'number' | 'search' | 'date' | 'time' | undefined;
    inputmode?: 'none' | 'text' | 'tel' | 'url' | 'email' | 'numeric' | 'decimal' | 'search' | undefined;
    autocapitalize?: 'characters' | 'none' | 'off' | 'on' | 'sentences' | 'words' | undefined;
    pattern?: string | undefined;
    prefix?: Said | undefined;
    suffix?: Said | undefined;
    inputWrapper?: Wrapper | undefined;
  }>;

const Affix = ({ affix, side }: Readonly<{ affix: Said | undefined; side: 'prefix' | 'suffix' }>) =>
  affix !== undefined && isSaid(affix.text) ? (
    <div class={classes(`govuk-input__${side}`, affix.classes)} aria-hidden="true" {...affix.attributes}>
      {affix.text}
    </div>
  ) : null;

export const GovukInput = (params: InputParams) => {
  const id = params.id ?? params.name;
  const input = (
    <input
      class={classes('govuk-input', params.classes, params.errorMessage !== undefined && 'govuk-input--error')}
      id={id}
      name={params.name}
      type={(params.type || 'text') as 'text'} // preact's types are a union by type; all of ours take the same attributes
      spellcheck={params.spellcheck}
      value={params.value}
      disabled={params.disabled === true}
      aria-describedby={describedBy(id, params)}
      autocomplete={params.autocomplete}
      autocapitalize={params.autocapitalize}
      pattern={params.pattern}
      inputmode={params.inputmode}
      {...params.attributes}
    />
  );
  const { formGroup, prefix, suffix, inputWrapper } = params;
  const isWrapped = [prefix?.text, suffix?.text, formGroup?.before, formGroup?.after].some(isSaid);
  return (
    <LabelledField params={params}>
      {isWrapped ? (
        <div class={classes('govuk-input__wrapper', inputWrapper?.classes)} {...inputWrapper?.attributes}>
          {formGroup?.before}
          <Affix affix={prefix} side="prefix" />
          {input}
          <Affix affix={suffix} side="suffix" />
          {formGroup?.after}
        </div>
      ) : (
        input
      )}
    </LabelledField>
  );
};
