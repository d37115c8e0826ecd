import { balanceOf, termOfBirth, type BalanceRow, type Candidate } from '#pupils/rules';

/** A pupil on roll as choosing sees them. */
export type Seen = Readonly<{
  pupilId: string;
  yearGroup: string | null;
  sex: 'F' | 'M' | null;
  bornOn: string | null;
}>;

/** A pupil of the roll with the start that stands for what they had attained before. */
export const candidateOf = (pupil: Seen, starts: ReadonlyMap<string, number>): Candidate => ({
  pupilId: pupil.pupilId,
  yearGroup: pupil.yearGroup,
  sex: pupil.sex,
  term: pupil.bornOn === null ? null : termOfBirth(pupil.bornOn),
  prior: starts.get(pupil.pupilId) ?? null,
});

type Both = Readonly<{ targets: readonly Seen[]; comparisons: readonly Seen[] }>;

/** What both sides are weighed by: their start, and who they are. `members` are today's groups. */
export const balanceTable = (
  { targets, comparisons }: Both,
  starts: ReadonlyMap<string, number>,
  from: string | null,
  members: ReadonlyMap<string, ReadonlySet<string>>,
): readonly BalanceRow[] => {
  const share = (title: string, is: (pupil: Seen) => boolean | null): BalanceRow => {
    const side = (of: readonly Seen[]) =>
      of.map((pupil) => {
        const answer = is(pupil);
        return answer === null ? null : Number(answer);
      });
    return balanceOf(title, 'percent', side(targets), side(comparisons));
  };
  const start = (of: readonly Seen[]) => of.map((pupil) => starts.get(pupil.pupilId) ?? null);
  const inGroup = (key: string) => (pupil: Seen) => members.get(key)?.has(pupil.pupilId) ?? false;
  return [
    ...(from === null ? [] : [balanceOf(from, 'mean', start(targets), start(comparisons))]),
    share('Girls', ({ sex }) => (sex === null ? null : sex === 'F')),
    share('Born in summer', ({ bornOn }) => (bornOn === null ? null : termOfBirth(bornOn) === 'summer')),
    share('Recorded as Pupil Premium', inGroup('pupil-premium')),
    share('Recorded with special needs', (pupil) => inGroup('sen-support')(pupil) || inGroup('ehc-plan')(pupil)),
  ];
};
