import { z } from 'zod';

export const countries = ['England', 'Northern Ireland', 'Scotland', 'Wales', 'Elsewhere'] as const;

export const settingTypes = [
  'School',
  'Nursery',
  'Children’s centre',
  'Special school',
  'Pupil referral unit or alternative provision',
  'College',
  'Other setting',
] as const;

const short = (what: string) => z.string().min(1, `Enter ${what}`).max(200, `Shorten ${what} to 200 letters`);

const age = (which: string) =>
  z
    .string()
    .regex(/^\d{0,2}$/, `Enter the ${which} age in whole years, such as 4, or leave it blank`)
    .transform((text) => (text === '' ? null : Number(text)));

/** A setting that the national list does not have: the rest of the United Kingdom, nurseries, children's centres. */
export const settingForm = z
  .object({
    name: short('the name of the setting'),
    type: z.enum(settingTypes, 'Choose what kind of setting it is'),
    country: z.enum(countries, 'Choose the country'),
    town: short('the town'),
    laName: z.string().max(100, 'Shorten the authority to 100 letters'),
    postcode: z
      .string()
      .transform((text) => text.toUpperCase().replaceAll(/\s+/g, ' '))
      .refine(
        (text) => text === '' || /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/.test(text),
        'Enter a full postcode, such as BT1 5GS, or leave it blank',
      ),
    lowAge: age('lowest'),
    highAge: age('highest'),
  })
  .refine((form) => form.lowAge === null || form.highAge === null || form.lowAge <= form.highAge, {
    path: ['highAge'],
    message: 'Enter a highest age that is not below the lowest',
  });

export type EnteredSetting = z.output<typeof settingForm>;
