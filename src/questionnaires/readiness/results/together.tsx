import { Alert, Card, DataTable, Facts, number, range, Strength } from '#platform/kit';
import { sentenceOf } from '#tracking';
import { kindWords, type Paired } from '../rules.ts';

/** Whole points: nearer figures would let somebody work out what one pupil said who answered only once. */
export const Together = ({ paired }: Readonly<{ paired: Paired }>) => {
  const { figure, design, claim } = paired;
  if (figure === null || claim === null)
    return (
      <Alert kind="info" title="Too few pupils answered both times to set one beside the other.">
        <p>Ten in a group are needed. Keep the same pupils in the next round.</p>
      </Alert>
    );
  const words = sentenceOf({
    measure: 'readiness to learn',
    unit: 'points',
    design,
    figure,
    digits: 0,
    strength: claim,
  });
  return (
    <Card
      title={claim.level === 3 ? `${words.finding}; not yet clear` : words.finding}
      subtitle="Score from 0 to 100: yes 100, sometimes 50, no 0, the mean of what a pupil answered. Pupils who answered both times."
    >
      <p>{words.meaning}</p>
      <p>
        <Strength level={claim.level} />
      </p>
      <DataTable
        plain
        caption="Readiness score of pupils who answered both times"
        empty=""
        rows={paired.groups}
        columns={[
          { head: 'Group', isRowHead: true, cell: (row) => kindWords[row.kind] },
          { head: 'Pupils', numeric: true, cell: (row) => row.n },
          { head: 'Before', numeric: true, cell: (row) => number(row.startMean) },
          { head: 'After', numeric: true, cell: (row) => number(row.endMean) },
        ]}
      />
      <Facts
        items={[
          { term: 'Likely range of the difference', fact: `${range(figure.low, figure.high, 0)} points` },
          ...(claim.next === null ? [] : [{ term: 'To reach the next degree', fact: claim.next }]),
        ]}
      />
      <p>{words.caution}</p>
    </Card>
  );
};
