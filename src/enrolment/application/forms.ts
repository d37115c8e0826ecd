import { z } from 'zod';
import { readForm, type FormFields } from '#platform/form';

const applicationForm = z.object({
  scheme: z.string().min(1, 'Choose the mark that your school wants to work for'),
  route: z.string().min(1, 'Choose a route'),
  cohort: z.string().min(1, 'Choose the cohort in which you want to start'),
  why: z
    .string()
    .max(2_000, 'Say it in 2,000 characters or fewer')
    .refine((text) => text.length >= 10, 'Say in a sentence or two why your school wants this mark'),
});

/** What a coordinator asks for. Whether the scheme has that route is a matter for the rules. */
export const readApplication = (form: FormFields) => readForm(applicationForm, form);

const contactForm = z.object({
  head_name: z.string().min(2, "Enter the head's name").max(200, 'Enter a name of 200 characters or fewer'),
  head_email: z
    .string()
    .max(254, 'Enter an address of 254 characters or fewer')
    .refine(
      (text) => /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text),
      'Enter an email address, like head@school.example',
    ),
});

/** The head's address as the awarding body holds it. */
export const readContact = (form: FormFields) => readForm(contactForm, form);

const reasonForm = z.object({
  reason: z
    .string()
    .max(2_000, 'Say it in 2,000 characters or fewer')
    .refine((text) => text.length >= 10, 'Give the reason in a sentence that the school can act on'),
});

export const readReason = (form: FormFields) => readForm(reasonForm, form);

const confirmForm = z.object({
  name: z.string().min(2, 'Enter your name').max(200, 'Enter a name of 200 characters or fewer'),
});

/** The head's own confirmation: a name, given by pressing a button on a page that only they were sent. */
export const readConfirmation = (form: FormFields) => readForm(confirmForm, form);
