import { z } from 'zod';
import { anyWords, someWords } from '#platform/form';

export const agendaForm = z.object({
  startsAt: z
    .string()
    .refine((text) => /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(text), { message: 'Enter a time like 09:30' })
    .transform((text) => text.replace('.', ':').padStart(5, '0')),
  what: someWords('Say what happens then', 300),
  meets: anyWords(100),
  place: anyWords(200),
});
export type AgendaTyped = z.output<typeof agendaForm>;
