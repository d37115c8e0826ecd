import { number, plural } from '#platform/kit';

/** How full a group would be: its size as planned, and how many would be in it. */
export type Filling = Readonly<{ groupNo: number; size: number; would: number }>;

/** That a group would be, or is, larger than planned, and how many groups so many pupils need; null while all have a place. */
export const crowdWords = ({ groupNo, size, would }: Filling): string | null =>
  would <= size
    ? null
    : `Group ${groupNo} is planned for ${plural(size, 'pupil')}: ${number(would)} in it need ${number(Math.ceil(would / size))} groups of that size.`;

/** Beyond twice its size a group is asked about before anybody is put in it: more likely a slip than a wish. */
export const isFarTooMany = ({ size, would }: Filling): boolean => would > 2 * size;
