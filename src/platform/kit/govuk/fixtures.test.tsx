import { h, type FunctionComponent } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { fixturesOf, propsOf, type Fixture } from '../../../../testing/govuk/fixtures.ts';
import { plain } from '../../../../testing/govuk/markup.ts';
import { GovukButton } from './button.tsx';
import { GovukCheckboxes, GovukRadios } from './choices.tsx';
import { GovukDateInput } from './date-input.tsx';
import { GovukErrorSummary, GovukNotificationBanner } from './error-summary.tsx';
import { GovukFieldset } from './fieldset.tsx';
import { GovukInput } from './input.tsx';
import { GovukBackLink, GovukBreadcrumbs, GovukPanel, GovukPhaseBanner, GovukSkipLink } from './links.tsx';
import { GovukPagination } from './pagination.tsx';
import { GovukFileUpload, GovukSelect } from './select.tsx';
import { GovukSummaryList } from './summary-list.tsx';
import { GovukTable } from './table.tsx';
import { GovukTabs, GovukTaskList } from './task-list.tsx';
import { GovukCharacterCount, GovukTextarea } from './textarea.tsx';
import {
  GovukDetails,
  GovukErrorMessage,
  GovukHint,
  GovukInsetText,
  GovukLabel,
  GovukTag,
  GovukWarningText,
} from './texts.tsx';

type Props = Record<string, unknown>;
// Each component has its own props; the published options are their only source here, so one loose type serves all.
const of = (component: unknown): FunctionComponent<Props> => component as FunctionComponent<Props>;
const withChildren =
  (component: unknown, from: string) =>
  ({ [from]: words, ...props }: Props) =>
    h(of(component), { ...props, children: words as Props });

const panels = (props: Props): Props => ({
  ...props,
  items: (props['items'] as Props[] | undefined)?.map((item) => {
    const { text, ...panel } = (item['panel'] ?? {}) as Props;
    return { ...item, panel: typeof text === 'string' ? { ...panel, text } : { ...panel, children: text } };
  }),
});

const components: Readonly<Record<string, FunctionComponent<Props>>> = {
  'back-link': of(GovukBackLink),
  breadcrumbs: of(GovukBreadcrumbs),
  button: of(GovukButton),
  'character-count': of(GovukCharacterCount),
  checkboxes: of(GovukCheckboxes),
  'date-input': of(GovukDateInput),
  details: of(GovukDetails),
  'error-message': of(GovukErrorMessage),
  'error-summary': of(GovukErrorSummary),
  fieldset: withChildren(GovukFieldset, 'text'),
  'file-upload': of(GovukFileUpload),
  hint: of(GovukHint),
  input: of(GovukInput),
  'inset-text': of(GovukInsetText),
  label: of(GovukLabel),
  'notification-banner': (props) =>
    h(
      of(GovukNotificationBanner),
      typeof props['text'] === 'string' ? props : { ...props, text: undefined, children: props['text'] as Props },
    ),
  pagination: of(GovukPagination),
  panel: of(GovukPanel),
  'phase-banner': of(GovukPhaseBanner),
  radios: of(GovukRadios),
  select: of(GovukSelect),
  'skip-link': of(GovukSkipLink),
  'summary-list': of(GovukSummaryList),
  table: of(GovukTable),
  tabs: (props) => h(of(GovukTabs), panels(props)),
  tag: of(GovukTag),
  'task-list': of(GovukTaskList),
  textarea: of(GovukTextarea),
  'warning-text': of(GovukWarningText),
};

/** Examples that we do not follow, and why. Everything else must come out the same. */
const leftOut: readonly Readonly<{ because: string; holds: (component: string, fixture: Fixture) => boolean }>[] = [
  {
    because: 'texts of the script in another language come with that language',
    holds: (component, { html }) => component === 'character-count' && html.includes('data-i18n'),
  },
  {
    because: 'the enhanced file field needs a script with texts of its own; ours is the browser’s',
    holds: (component, { options }) => component === 'file-upload' && options['javascript'] === true,
  },
  {
    because: 'a panel that interrupts is not in our design',
    holds: (component, { html }) => component === 'panel' && html.includes('govuk-panel--interruption'),
  },
  {
    because: 'empty items are for templates that cannot leave one out; our lists are typed',
    holds: (component, { name }) =>
      ['checkboxes', 'radios', 'select', 'task-list', 'pagination'].includes(component) &&
      /(falsy|empty) (values|items)$/.test(name),
  },
];

const reasonFor = (component: string, fixture: Fixture): string | undefined =>
  leftOut.find((rule) => rule.holds(component, fixture))?.because;

const all = Object.keys(components).flatMap((component) =>
  fixturesOf(component).map((fixture) => ({ component, fixture, because: reasonFor(component, fixture) })),
);

describe.each(Object.entries(components))('%s', (component, Component) => {
  test.each(
    all
      .filter((each) => each.component === component && each.because === undefined)
      .map(({ fixture }) => [fixture.name, fixture] as const),
  )('%s', (_name, fixture) => {
    // The published options are an object; propsOf keeps it one.
    const ours = render(h(Component, propsOf(fixture.options) as Props));
    expect(plain(ours)).toEqual(plain(fixture.html));
  });
});

test('the published examples were read, and few are left out', () => {
  expect(Object.keys(components)).toHaveLength(29);
  expect(all.length).toBeGreaterThanOrEqual(580);
  const because = all.flatMap((each) => (each.because === undefined ? [] : [each.because]));
  expect(because).toHaveLength(22);
  for (const rule of leftOut) expect(because).toContain(rule.because);
});

test('the comparison sees a changed class, a lost attribute and a lost word', () => {
  const html = '<p class="govuk-hint" id="a">Say it <b>plainly</b></p>';
  for (const other of [
    '<p class="govuk-hints" id="a">Say it <b>plainly</b></p>',
    '<p class="govuk-hint">Say it <b>plainly</b></p>',
    '<p class="govuk-hint" id="a">Say it <b></b></p>',
  ])
    expect(plain(other)).not.toEqual(plain(html));
});
