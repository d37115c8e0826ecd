import { GovukCheckboxes, GovukRadios, type ChoiceItem } from '../govuk/choices.tsx';
import { GovukDateInput } from '../govuk/date-input.tsx';
import { classes, type Words } from '../govuk/params.ts';
import { errorOf, type Problems } from './problems.ts';

/** One thing to choose; `hint` may be a level's statement; `more` is shown only while it is chosen. */
export type Choice = Readonly<{
  value: string | number;
  label: Words;
  hint?: Words;
  more?: Words;
  disabled?: boolean | undefined;
  /** The word "or" before this choice. */
  after?: string | undefined;
  /** Choosing this one clears the others: "None of these". */
  exclusive?: boolean | undefined;
}>;

type ChoicesProps = Readonly<{
  name: string;
  legend: Words;
  hint?: Words;
  choices: readonly Choice[];
  problems?: Problems;
  legendSize?: 's' | 'm' | 'l' | undefined;
  isPageHeading?: boolean | undefined;
  hideLegend?: boolean | undefined;
  /** Choices as cards, the chosen one tinted and ringed. */
  cards?: boolean | undefined;
  inline?: boolean | undefined;
  /** A long list of short names, in columns. */
  columns?: boolean | undefined;
  small?: boolean | undefined;
  id?: string | undefined;
}>;

const items = (choices: readonly Choice[]): readonly ChoiceItem[] =>
  choices.flatMap((choice) => {
    const item: ChoiceItem = {
      value: choice.value,
      text: choice.label,
      hint: choice.hint === undefined ? undefined : { text: choice.hint },
      conditional: choice.more,
      disabled: choice.disabled,
      behaviour: choice.exclusive ? 'exclusive' : undefined,
    };
    return choice.after === undefined ? [item] : [{ divider: choice.after }, item];
  });

const shared = (props: ChoicesProps, block: 'radios' | 'checkboxes') => ({
  name: props.name,
  idPrefix: props.id ?? props.name,
  items: items(props.choices),
  fieldset: {
    legend: {
      text: props.legend,
      isPageHeading: props.isPageHeading,
      classes: classes(
        props.hideLegend
          ? 'govuk-visually-hidden'
          : props.legendSize !== undefined && `govuk-fieldset__legend--${props.legendSize}`,
      ),
    },
  },
  hint: props.hint === undefined ? undefined : { text: props.hint },
  errorMessage: errorOf(props.problems, props.name),
  classes: classes(
    props.inline && `govuk-${block}--inline`,
    props.small && `govuk-${block}--small`,
    props.cards && 'wm-choice-cards',
    props.columns && 'wm-choice-columns',
  ),
});

export const Radios = (props: ChoicesProps & Readonly<{ value?: string | number | null | undefined }>) => (
  <GovukRadios {...shared(props, 'radios')} value={props.value ?? undefined} />
);

export const Checkboxes = (props: ChoicesProps & Readonly<{ values?: readonly (string | number)[] | undefined }>) => (
  <GovukCheckboxes {...shared(props, 'checkboxes')} values={props.values ?? []} />
);

/** One yes-or-no box with its label and no legend: "Remember this tablet". */
export const Checkbox = (
  props: Readonly<{
    name: string;
    label: Words;
    value?: string;
    hint?: Words;
    checked?: boolean;
    problems?: Problems;
    small?: boolean;
  }>,
) => (
  <GovukCheckboxes
    name={props.name}
    items={[
      {
        value: props.value ?? 'yes',
        text: props.label,
        hint: props.hint === undefined ? undefined : { text: props.hint },
        checked: props.checked === true,
      },
    ]}
    errorMessage={errorOf(props.problems, props.name)}
    classes={props.small ? 'govuk-checkboxes--small' : undefined}
  />
);

type DateInputProps = Readonly<{
  name: string;
  legend: Words;
  hint?: Words;
  /** `2027-02-02`, or the three fields as typed: `{day, month, year}`. */
  value?: string | Readonly<{ day: string; month: string; year: string }> | null | undefined;
  problems?: Problems;
  legendSize?: 's' | 'm' | 'l' | undefined;
  isPageHeading?: boolean | undefined;
  /** Which of the three is wrong; all are marked when none is named. */
  wrong?: readonly ('day' | 'month' | 'year')[] | undefined;
}>;

const split = (value: DateInputProps['value']): Readonly<{ day: string; month: string; year: string }> => {
  if (value !== null && typeof value === 'object') return value;
  const [year = '', month = '', day = ''] = (value ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
};

/** Three fields, sent as `name-day`, `name-month`, `name-year`. The first has the field's own id, so an error link lands in it. */
export const DateInput = (props: DateInputProps) => {
  const typed = split(props.value);
  const part = (which: 'day' | 'month' | 'year') => ({
    name: which,
    id: which === 'day' ? props.name : `${props.name}-${which}`,
    value: typed[which] || undefined,
    error: props.wrong === undefined ? undefined : props.wrong.includes(which),
  });
  return (
    <GovukDateInput
      id={`${props.name}-date`}
      namePrefix={props.name}
      items={[part('day'), part('month'), part('year')]}
      fieldset={{
        legend: {
          text: props.legend,
          isPageHeading: props.isPageHeading,
          classes: props.legendSize === undefined ? undefined : `govuk-fieldset__legend--${props.legendSize}`,
        },
      }}
      hint={props.hint === undefined ? undefined : { text: props.hint }}
      errorMessage={errorOf(props.problems, props.name)}
    />
  );
};
