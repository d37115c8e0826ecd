import { Alert, Card, count, list, RangeChart } from '#platform/kit';
import type { GroupRow } from './by-group.ts';
import type { InputMeasure } from '../figures/inputs.ts';
import { groupsDrawn } from './drawn.ts';
import { extraHead, extraWords } from './words.ts';

type GroupsProps = Readonly<{ id: string; rows: readonly GroupRow[]; of: InputMeasure; on: string }>;

/** Why some rows are hidden, for readers outside the school. */
const Hidden = ({ rows }: Readonly<{ rows: readonly GroupRow[] }>) => {
  const hidden = rows.filter((row) => row.kind === 'hidden');
  if (hidden.length === 0) return null;
  const protects = hidden.some((row) => row.kind === 'hidden' && row.because === 'protects');
  return (
    <Alert kind="info" title={`${count(hidden.length, 'group is', 'groups are')} hidden to protect pupils`}>
      <p>
        {list(hidden.map(({ title }) => title))}: so few pupils took part that a figure would speak of each of them
        {protects ? ', or another group could be worked out from it' : ''}. It is left out here, in print and in every
        download.
      </p>
    </Alert>
  );
};

/** What each group of target pupils gained beyond comparison pupils: dot and likely range. */
export const GroupsCard = ({ id, rows, of, on }: GroupsProps) => {
  const drawn = groupsDrawn(id, rows, of);
  return (
    <Card
      title={drawn.finding}
      subtitle={`${extraWords(of)} over all comparison pupils. Dot: best estimate. Bar: likely range. A pupil may be in several groups; groups are those of ${on}.`}
    >
      <RangeChart {...drawn} measure={extraHead(of)}>
        <Hidden rows={rows} />
      </RangeChart>
    </Card>
  );
};
