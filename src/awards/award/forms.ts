import { z } from 'zod';
import { readForm, type FormFields } from '#platform/form';

const reason = z.object({
  reason: z
    .string()
    .min(1, 'Write the reason. Everybody reads it on the award’s page.')
    .min(20, 'Write the reason in at least 20 characters.')
    .max(2000, 'Use 2,000 characters or fewer.'),
});

/** The public reason for a suspension, its lifting or a withdrawal. */
export const readReason = (form: FormFields) => readForm(reason, form);
