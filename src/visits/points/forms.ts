import { z } from 'zod';
import { oneOf, someWords } from '#platform/form';

export const pointForm = z.object({
  kind: oneOf('Choose whether it is a strength or an area to work on', ['strength', 'area']),
  says: someWords('Say what it is', 2000),
  seenIn: someWords('Say where you saw it', 2000),
});
export type PointTyped = z.output<typeof pointForm>;
