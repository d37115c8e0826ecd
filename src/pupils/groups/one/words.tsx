import { list, mediumDate, number, Sub } from '#platform/kit';
import type { GroupDefinition } from '../definitions/rules.ts';
import type { Because } from './rules.ts';

const fundedBy = {
  'virtual-school-head': 'Looked after: money through the Virtual School Head',
  'previously-looked-after': 'Previously looked after: money to the school',
  'ever6-fsm': 'Ever 6 free school meals: money to the school',
} as const;

/** What a record says beside its dates: the basis in words, then each detail under its label. */
const recordWords = (because: Because & Readonly<{ kind: 'record' }>, definition: GroupDefinition | null): string[] => {
  const basis = because.basis === null ? null : (definition?.bases[because.basis]?.title ?? because.basis);
  const details = (definition?.details ?? []).flatMap(({ name, label, kind }) => {
    const value = because.detail[name] ?? '';
    return value === '' ? [] : [`${label}: ${kind === 'day' ? mediumDate(value) : value}`];
  });
  return [...(basis === null ? [] : [basis]), ...details];
};

/** Why a pupil is in a group, for the group's list. */
export const BecauseWords = ({
  because,
  definition,
}: Readonly<{ because: Because; definition: GroupDefinition | null }>) => {
  switch (because.kind) {
    case 'record': {
      const more = recordWords(because, definition);
      return (
        <>
          Recorded from {mediumDate(because.fromOn)}
          {more.length === 0 ? null : <Sub>{more.join('; ')}</Sub>}
        </>
      );
    }
    case 'absence':
      return (
        <>
          {`${because.absent} of ${because.possible} sessions missed`}
          <Sub>{`${number(because.rate, 1)}% of the school year so far`}</Sub>
        </>
      );
    case 'exclusion':
      return <>{list(because.on.map(mediumDate))}</>;
    case 'funding':
      return (
        <>
          {fundedBy[because.by]}
          {because.head === null && because.nextPepOn === null ? null : (
            <Sub>
              {[because.head, because.nextPepOn === null ? null : `next PEP ${mediumDate(because.nextPepOn)}`]
                .filter(Boolean)
                .join(', ')}
            </Sub>
          )}
        </>
      );
    case 'free-meals':
      return (
        <>
          Free meals from {mediumDate(because.fromOn)}
          {because.toOn === null ? null : ` to ${mediumDate(because.toOn)}`}
        </>
      );
    case 'joined':
      return <>Joined on {mediumDate(because.on)}</>;
    case 'roll':
      return <>By what the roll says</>;
  }
};
