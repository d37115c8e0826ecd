import type { ComponentChildren } from 'preact';
import { describedBy, FormGroup, HintAndError } from './field.tsx';
import { GovukFieldset, type FieldsetParams } from './fieldset.tsx';
import { classes, ids, isSaid, type Attributes, type FieldParams, type Said, type Words } from './params.ts';
import { GovukHint, GovukLabel } from './texts.tsx';

/** One thing to choose, or with `divider` the word ("or") between two groups of them. */
export type ChoiceItem = Readonly<{
  id?: string | undefined;
  name?: string | undefined;
  value?: string | number | undefined;
  text?: Words;
  label?: Readonly<{ classes?: string | undefined; attributes?: Attributes | undefined }> | undefined;
  hint?: Said | undefined;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  conditional?: Words;
  divider?: string | undefined;
  behaviour?: 'exclusive' | undefined;
  attributes?: Attributes | undefined;
}>;

type ChoicesParams = Omit<FieldParams, 'id' | 'label' | 'value' | 'formGroup'> &
  Readonly<{
    idPrefix?: string | undefined;
    fieldset?: Omit<FieldsetParams, 'children' | 'role'> | undefined;
    formGroup?: FieldParams['formGroup'];
    items: readonly ChoiceItem[];
  }>;
export type RadiosParams = ChoicesParams & Readonly<{ value?: string | number | undefined }>;
export type CheckboxesParams = ChoicesParams & Readonly<{ values?: readonly (string | number)[] | undefined }>;

type Kind = 'radio' | 'checkbox';
const block = { radio: 'govuk-radios', checkbox: 'govuk-checkboxes' } as const satisfies Record<Kind, string>;

type OneProps = Readonly<{
  kind: Kind;
  item: ChoiceItem;
  id: string;
  name: string;
  isChosen: boolean;
  about: string | undefined;
}>;

const One = ({ kind, item, id, name, isChosen, about }: OneProps) => {
  const isChecked = item.checked ?? isChosen;
  const hasHint = item.hint !== undefined && isSaid(item.hint.text);
  const conditionalId = isSaid(item.conditional) ? `conditional-${id}` : undefined;
  return (
    <>
      <div class={`${block[kind]}__item`}>
        <input
          class={`${block[kind]}__input`}
          id={id}
          name={item.name ?? name}
          type={kind}
          value={item.value ?? ''}
          checked={isChecked}
          disabled={item.disabled === true}
          data-aria-controls={conditionalId}
          data-behaviour={item.behaviour}
          aria-describedby={ids(about, hasHint && `${id}-item-hint`)}
          {...item.attributes}
        />
        <GovukLabel
          text={item.text}
          for={id}
          classes={classes(`${block[kind]}__label`, item.label?.classes)}
          attributes={item.label?.attributes}
        />
        {hasHint ? (
          <GovukHint
            {...item.hint}
            id={`${id}-item-hint`}
            classes={classes(`${block[kind]}__hint`, item.hint?.classes)}
          />
        ) : null}
      </div>
      {conditionalId === undefined ? null : (
        <div
          class={classes(`${block[kind]}__conditional`, !isChecked && `${block[kind]}__conditional--hidden`)}
          id={conditionalId}
        >
          {item.conditional}
        </div>
      )}
    </>
  );
};

const Choices = ({
  kind,
  params,
  isChosen,
}: Readonly<{ kind: Kind; params: ChoicesParams; isChosen: (item: ChoiceItem) => boolean }>) => {
  const prefix = params.idPrefix ?? params.name;
  const told = params.fieldset?.describedBy ?? (kind === 'checkbox' ? params.describedBy : undefined);
  // Without a fieldset to carry it, the description goes to every checkbox; GOV.UK leaves lone radios without.
  const alone = kind === 'checkbox' && params.fieldset === undefined;
  const about = describedBy(prefix, { ...params, describedBy: told });
  const inner: ComponentChildren = (
    <>
      <HintAndError id={prefix} hint={params.hint} errorMessage={params.errorMessage} />
      <div class={classes(block[kind], params.classes)} {...params.attributes} data-module={block[kind]}>
        {params.formGroup?.before}
        {params.items.map((item, index) =>
          item.divider ? (
            <div class={`${block[kind]}__divider`}>{item.divider}</div>
          ) : (
            <One
              kind={kind}
              item={item}
              id={item.id ?? (index === 0 ? prefix : `${prefix}-${index + 1}`)}
              name={params.name}
              isChosen={isChosen(item)}
              about={alone ? about : undefined}
            />
          ),
        )}
        {params.formGroup?.after}
      </div>
    </>
  );
  return (
    <FormGroup formGroup={params.formGroup} isInError={params.errorMessage !== undefined}>
      {params.fieldset === undefined ? (
        inner
      ) : (
        <GovukFieldset {...params.fieldset} describedBy={about}>
          {inner}
        </GovukFieldset>
      )}
    </FormGroup>
  );
};

export const GovukRadios = (params: RadiosParams) => (
  <Choices
    kind="radio"
    params={params}
    isChosen={(item) =>
      params.value !== undefined && params.value !== '' && String(item.value) === String(params.value)
    }
  />
);

export const GovukCheckboxes = (params: CheckboxesParams) => (
  <Choices
    kind="checkbox"
    params={params}
    isChosen={(item) =>
      item.value !== undefined && (params.values ?? []).some((value) => String(value) === String(item.value))
    }
  />
);
