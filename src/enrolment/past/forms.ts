import { z } from 'zod';
import { aDay, anyWords, perhapsADay, readForm, someWords, type FormFields } from '#platform/form';

const shape = z.object({
  title: someWords('Enter what the award is called', 200),
  awarded_by: someWords('Enter who gave the award', 200),
  awarded: aDay('Enter the day of the award'),
  until: perhapsADay('Enter the last day of the award'),
  note: anyWords(1_000),
});

/** What a school says of an award from before. The award cannot lie in the future, nor end before it began. */
export const readPastAward = (form: FormFields, today: string) =>
  readForm(
    shape
      .refine((value) => value.awarded <= today, {
        path: ['awarded'],
        message: 'Enter a day that has passed: a new award is decided, not entered',
      })
      .refine((value) => value.until === null || value.until >= value.awarded, {
        path: ['until'],
        message: 'Enter a last day after the day of the award',
      }),
    form,
  );
