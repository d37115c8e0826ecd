import { z } from 'zod';
import { anyWords, oneOf, someWords } from '#platform/form';

export const takeForm = z.object({
  pupil: z.array(z.string()).min(1, 'Tick at least one pupil'),
  kind: oneOf('Say whether they are target pupils or for comparison', ['target', 'comparison']),
  reason: anyWords(300),
});

export const takeOutForm = z.object({ pupil: z.array(z.string()).min(1, 'Choose a pupil') });

export const freezeForm = z.object({
  design: oneOf('Say what the target pupils are set against', [
    'comparison',
    'expected-growth',
    'own-baseline',
    'pooled',
  ]),
  why: someWords('Say why these pupils were chosen', 500),
  from: z.string(),
});
