import { z } from 'zod';
import { aDay, anyWords, aVersion, oneOf, someWords } from '#platform/form';
import { went, type Went } from './rules.ts';

/** A whole number of minutes between two ends. */
const minutes = (from: number, to: number) =>
  z.string().transform((text, context) => {
    const value = /^\d{1,3}$/.test(text) ? Number(text) : -1;
    if (value >= from && value <= to) return value;
    context.addIssue({ code: 'custom', message: `Enter how many minutes, from ${from} to ${to}` });
    return z.NEVER;
  });

// Object.keys forgets that these are the table's own keys; it has four.
const howWent = Object.keys(went) as [Went, ...Went[]];

export const matchForm = z.object({
  mentor: someWords('Choose the mentor', 60),
  mentee: someWords('Choose the mentee', 60),
  because: someWords('Say why these two', 500),
  fromOn: aDay('Enter the day on which they begin'),
});

export const meetingForm = z.object({
  metOn: aDay('Enter the day of the meeting'),
  minutes: minutes(1, 480),
  went: oneOf('Say how it went', howWent),
  note: anyWords(1000),
});

export const endPairForm = z.object({
  endedOn: aDay('Enter the day on which they end'),
  because: someWords('Say why they end', 300),
  version: aVersion,
});

export const trainingForm = z.object({
  title: someWords('Enter what it was about', 160),
  heldOn: aDay('Enter the day of the training'),
  minutes: minutes(5, 480),
  ledBy: anyWords(120),
  mentors: z.array(z.string()).check(z.maxLength(400)),
});
