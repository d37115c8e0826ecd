import { z } from 'zod';
import { aVersion, someWords } from '#platform/form';

const parts = {
  title: someWords('Enter what the group is called', 80),
  meaning: someWords('Say who belongs to it', 500),
  isSensitive: z.string().transform((ticked) => ticked === 'yes'),
};

export const makeOwnForm = z.object(parts);
export const changeOwnForm = z.object({ ...parts, version: aVersion });
