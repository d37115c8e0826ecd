import { Card, Meter, timeSpan } from '#platform/kit';
import { paceOf, type Sum } from './rules.ts';

/** Whether work keeps pace with the hours, in words. */
export const paceWords = (sum: Sum): string => {
  const { pace, hours, work } = paceOf(sum);
  switch (pace) {
    case 'none-agreed':
      return `No hours are agreed yet. ${work}% of the work is done.`;
    case 'none-recorded':
      return `Nobody has recorded any time yet. ${work}% of the work is done.`;
    case 'on-course':
      return `On course: ${hours}% of the hours, ${work}% of the work.`;
    case 'behind':
      return `${hours}% of the hours are used for ${work}% of the work. Talk about what can be left out or moved.`;
  }
};

/** The school's hours used of hours agreed, and whether work keeps pace; the reader's own beside it. Never anybody else's. */
export const TimePanel = ({ sum, own, href }: Readonly<{ sum: Sum; own: number | null; href: string | null }>) => (
  <Card
    title="Time asked of staff"
    link={href === null ? undefined : { text: own === null ? 'See more' : 'Your time', href }}
  >
    <p>
      {sum.agreed === 0 ? (
        <>
          <strong>{timeSpan(sum.recorded)}</strong> recorded so far
        </>
      ) : (
        <>
          <strong>{timeSpan(sum.recorded)}</strong> of the {timeSpan(sum.agreed)} you agreed
        </>
      )}
    </p>
    <Meter
      value={Math.round(sum.recorded / 6) / 10}
      of={Math.round(sum.agreed / 6) / 10}
      label="Hours used of hours agreed"
    >
      {paceWords(sum)}
      {own === null ? '' : ` Yours so far: ${timeSpan(own)}.`}
    </Meter>
  </Card>
);
