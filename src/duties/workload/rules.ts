/**
 * The time asked of each person, beside the time that was agreed and the time that they chose to record. Pure. Minutes throughout.
 * Asked is the scheme's estimate for one of each piece of work, times how many fall to the person by name: nobody is timed, and
 * nobody is compared with anybody.
 */
import { criteriaOf, pieces, type Piece, type Scheme, type Workload } from '#schemes/rules';

/** What stands on a standard now: who judges it, and how far it is. `named` counts the people who share it. */
export type SharedStandard = Readonly<{ standard: string; named: number; isReflected: boolean }>;

/** What falls to one person by name; `done` beside each count. */
export type Load = Readonly<{
  membershipId: string;
  name: string;
  standards: readonly string[];
  ratings: number;
  ratingsDone: number;
  actions: number;
  actionsDone: number;
  milestones: number;
  milestonesDone: number;
  /** Protected minutes agreed over all their standards, and minutes that they recorded. */
  agreed: number;
  recorded: number;
}>;

/** What falls to everybody of the team alike, and what is done of the whole. */
export type Common = Readonly<{
  standards: readonly SharedStandard[];
  answered: ReadonlySet<string>;
  /** Claims of evidence by criterion. */
  claims: ReadonlyMap<string, number>;
  reviews: number;
  reviewsHeld: number;
  sessions: number;
  sessionsHeld: number;
}>;

export type AskedLine = Readonly<{ piece: Piece; count: number; minutes: number; doneMinutes: number }>;

type Counted = Readonly<{ count: number; done: number }>;
const nothing: Counted = { count: 0, done: 0 };
const plus = (a: Counted, b: Counted): Counted => ({ count: a.count + b.count, done: a.done + b.done });

const ofStandard = (scheme: Scheme, common: Common, code: string): Readonly<Partial<Record<Piece, Counted>>> => {
  const criteria = criteriaOf(scheme, code);
  const shared = common.standards.find(({ standard }) => standard === code);
  const people = Math.max(1, shared?.named ?? 1);
  const asked = scheme.evidence.atLeastPerCriterion;
  const linked = criteria.reduce((sum, each) => sum + Math.min(asked, common.claims.get(each.code) ?? 0), 0);
  const claims = { count: (criteria.length * asked) / people, done: linked / people };
  const items = (scheme.standards.find((each) => each.code === code)?.portfolio.length ?? 0) / people;
  return {
    // Those who judge together sit together, so each of them spends the time.
    judgement: { count: criteria.length, done: criteria.filter((each) => common.answered.has(each.code)).length },
    claim: claims,
    evidence: { count: items, done: claims.count === 0 ? 0 : items * (claims.done / claims.count) },
    reflection: { count: 1 / people, done: shared?.isReflected ? 1 / people : 0 },
  };
};

/** What is asked of one person, piece by piece; only pieces for which the scheme gives an estimate and something falls to them. */
export const askedOf = (scheme: Scheme, workload: Workload, common: Common, load: Load): readonly AskedLine[] => {
  const mine = load.standards
    .filter((code) => scheme.standards.some((each) => each.code === code))
    .map((code) => ofStandard(scheme, common, code));
  const summed = (piece: Piece) => mine.reduce((sum, each) => plus(sum, each[piece] ?? nothing), nothing);
  const counts: Readonly<Record<Piece, Counted>> = {
    judgement: summed('judgement'),
    secondRating: { count: load.ratings, done: load.ratingsDone },
    evidence: summed('evidence'),
    claim: summed('claim'),
    reflection: summed('reflection'),
    action: { count: load.actions, done: load.actionsDone },
    milestone: { count: load.milestones, done: load.milestonesDone },
    review: { count: common.reviews, done: common.reviewsHeld },
    training: { count: common.sessions, done: common.sessionsHeld },
  };
  return pieces.flatMap((piece): readonly AskedLine[] => {
    const minutes = Math.round(counts[piece].count * workload[piece]);
    if (minutes === 0) return [];
    return [
      { piece, count: counts[piece].count, minutes, doneMinutes: Math.round(counts[piece].done * workload[piece]) },
    ];
  });
};

export type Sum = Readonly<{ asked: number; done: number; agreed: number; recorded: number }>;

export const sumOf = (lines: readonly AskedLine[], load: Pick<Load, 'agreed' | 'recorded'>): Sum => ({
  asked: lines.reduce((sum, { minutes }) => sum + minutes, 0),
  done: lines.reduce((sum, { doneMinutes }) => sum + doneMinutes, 0),
  agreed: load.agreed,
  recorded: load.recorded,
});

/** From here on a person is asked for more than was agreed: a quarter more, and an hour at least. */
const tooMuchBy = 1.25;
const anHour = 60;
/** Without any hours agreed, from here on somebody should agree some. */
const worthAgreeing = 180;

export type Fit = 'fits' | 'none-agreed' | 'asked-over' | 'recorded-over';

/**
 * Whether a person's work fits the hours that were agreed with them. Recorded time counts first: it is what they say themselves.
 * The hours of others play no part in it.
 */
export const fitOf = ({ asked, agreed, recorded }: Sum): Fit => {
  if (agreed === 0) return asked >= worthAgreeing ? 'none-agreed' : 'fits';
  if (recorded > agreed * tooMuchBy && recorded - agreed >= anHour) return 'recorded-over';
  return asked > agreed * tooMuchBy && asked - agreed >= anHour ? 'asked-over' : 'fits';
};

export type Pace = 'none-agreed' | 'none-recorded' | 'on-course' | 'behind';
/** The share of the work may lag behind the share of the hours by so much before it is worth talking about, in whole percent. */
const mayLag = 10;

/** Whether work keeps pace with the hours used, for the whole school: shares in whole percent. */
export const paceOf = ({
  asked,
  done,
  agreed,
  recorded,
}: Sum): Readonly<{ pace: Pace; hours: number; work: number }> => {
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 100));
  const hours = share(recorded, agreed);
  const work = share(done, asked);
  if (agreed === 0) return { pace: 'none-agreed', hours, work };
  if (recorded === 0) return { pace: 'none-recorded', hours, work };
  return { pace: work + mayLag >= hours ? 'on-course' : 'behind', hours, work };
};
