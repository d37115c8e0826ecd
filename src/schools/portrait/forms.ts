import { z } from 'zod';
import { aVersion } from '#platform/form';

const words = (what: string, most: number) =>
  z.string().min(1, `Enter ${what}`).max(most, `Shorten ${what} to ${most} letters`);

const optional = (what: string, most: number) =>
  z
    .string()
    .max(most, `Shorten ${what} to ${most} letters`)
    .transform((text) => (text === '' ? null : text));

export const settingForm = z.object({
  settingType: optional('the kind of setting', 100),
  attainmentOnEntry: optional('attainment on entry', 1000),
  version: aVersion,
});

const figure = (sentence: string) =>
  z
    .string()
    .transform((text) => text.replace(/\s*%$/, '').replaceAll(',', ''))
    .refine((text) => text === '' || /^\d{1,7}(\.\d{1,4})?$/.test(text), sentence)
    .transform((text) => (text === '' ? null : Number(text)));

export const units = { percent: 'per cent', pupils: 'pupils', points: 'points', none: 'no unit' } as const;
export type Unit = keyof typeof units;

/** A figure as a school quotes it. Its percentile is kept as given: the population behind it is not ours to guess. */
export const figureForm = z
  .object({
    title: words('what the figure is about', 120),
    value: figure('Enter the figure as a number, such as 17.9, or leave it blank'),
    unit: z.enum(['percent', 'pupils', 'points', 'none'], 'Choose what the figure counts'),
    percentile: figure('Enter the percentile as a number from 0 to 100, or leave it blank'),
    source: words('where the figure comes from', 300),
  })
  .refine((form) => form.value !== null || form.percentile !== null, {
    path: ['value'],
    message: 'Enter the figure, its percentile, or both',
  })
  .refine((form) => form.percentile === null || form.percentile <= 100, {
    path: ['percentile'],
    message: 'Enter a percentile from 0 to 100',
  })
  .refine((form) => form.unit !== 'percent' || form.value === null || form.value <= 100, {
    path: ['value'],
    message: 'Enter a percentage from 0 to 100',
  });

export const quotationForm = z.object({
  inspectedIn: z
    .string()
    .regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'Enter the month of the inspection as year and month, such as 2007-11'),
  inspectorate: words('who inspected', 100),
  quotation: words('the words of the report', 1000),
});

export const trendForm = z.object({
  what: words('what is changing', 300),
  reason: words('the reason', 600),
});

export const removeForm = z.object({
  kind: z.enum(['figure', 'quotation', 'trend']),
  item: z.uuid(),
});
