import { z } from 'zod';
import { oneOf, someWords } from '#platform/form';

export const leadForm = z.object({
  person: someWords('Choose a colleague', 60),
  kind: oneOf('Say whether they lead or deputise', ['lead', 'deputy']),
});

export const staffForm = z.object({
  staff: someWords('Choose a colleague', 60),
  reason: someWords('Say why they need to see the flags', 300),
});
