import { z } from 'zod';
import { anyWords, aVersion } from '#platform/form';

/** Save as you go: reasons may come before the level, and a level before its reasons. The report asks for both. */
export const findingForm = z.object({ level: z.string(), reasons: anyWords(8000), version: aVersion });
export type FindingTyped = Omit<z.output<typeof findingForm>, 'version'>;
