import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elements } from './markup.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Fixture = Readonly<{ name: string; options: Readonly<Record<string, Json>>; html: string }>;

const folder = join(import.meta.dirname, '../../node_modules/govuk-frontend/dist/govuk/components');

/** GOV.UK Frontend's own published examples of a component: what goes in, and the HTML that comes out. */
export const fixturesOf = (component: string): readonly Fixture[] => {
  const { fixtures } = JSON.parse(readFileSync(join(folder, component, 'fixtures.json'), 'utf8')) as {
    fixtures: Fixture[];
  };
  return fixtures;
};

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{value, optional}` is Nunjucks' way to leave an attribute out; ours is undefined. */
const attributes = (given: Bag): Bag =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (!isBag(value)) return [name, value];
      const isLeftOut = value['optional'] === true && [undefined, null, false].includes(value['value'] as undefined);
      return [
        name,
        isLeftOut ? undefined : value['optional'] === true && value['value'] === true ? '' : value['value'],
      ];
    }),
  );

const words = (bag: Bag): unknown => (bag['html'] ? elements(String(bag['html'])) : bag['text']);

/** Nunjucks takes `titleText` or `titleHtml`, `beforeInput` or `beforeInputs`; ours take words, whatever they are. */
const renamed: Readonly<Record<string, string>> = {
  titleText: 'title',
  summaryText: 'summary',
  descriptionText: 'description',
  titleHtml: 'title',
  summaryHtml: 'summary',
  descriptionHtml: 'description',
};
const asWords: Readonly<Record<string, string>> = {
  beforeInput: 'before',
  beforeInputs: 'before',
  afterInput: 'after',
  afterInputs: 'after',
  conditional: 'conditional',
};

/** The options of a published example as the props of our component. */
export const propsOf = (options: unknown): unknown => {
  if (Array.isArray(options)) return options.filter(Boolean).map(propsOf);
  if (!isBag(options)) return options;
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    const wordsName = asWords[name];
    if (name === 'html') out['text'] = value ? elements(String(value)) : options['text'];
    else if (name === 'text') out['text'] ??= value;
    else if (name === 'attributes' && isBag(value)) out[name] = attributes(value);
    else if (wordsName !== undefined && isBag(value)) out[wordsName] = words(value);
    else if (name.endsWith('Html') && renamed[name] !== undefined) out[renamed[name]] = elements(String(value));
    else if (renamed[name] !== undefined) out[renamed[name]] ??= value;
    else if (value === false && ['day', 'month', 'year'].includes(name)) out[name] = null;
    else out[name] = propsOf(value);
  }
  return out;
};
