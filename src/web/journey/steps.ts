import { mediumDate, plural, shortDate, type PathStep } from '#platform/kit';
import { stepState } from '#enrolment/rules';
import { steps } from '#journey';
import { href, paths } from '#paths';
import type { Asks, Facts, Where } from './rules.ts';

const pathOf = {
  training: paths.training.home,
  audit: paths.audit.home,
  plan: paths.plan.home,
  portfolio: paths.portfolio.home,
  visits: paths.visits.home,
  awards: paths.awards.decision,
} as const;

type Name = keyof typeof pathOf;

/** The state of a step in figures, or for one that is not open the sentence that says what opens it. */
const lines: Readonly<Record<Name, (facts: Facts, asks: Asks, where: Where) => string>> = {
  training: ({ staff, trained, sessions }) =>
    staff > 0
      ? `${trained} of ${plural(staff, 'member', 'members')} of staff trained`
      : sessions > 0
        ? plural(sessions, 'session')
        : 'Sessions and who came',
  audit: ({ agreed: { length: agreed }, judged: { length: judged } }, { criteria, criterionWord }) =>
    judged === 0
      ? `${plural(criteria, criterionWord.one, criterionWord.many)} to judge`
      : agreed === criteria
        ? `${agreed} of ${criteria} agreed`
        : `${judged} of ${criteria} judged, ${agreed} agreed`,
  plan: ({ actions, actionsDone, partnershipsLive }) =>
    actions === 0
      ? partnershipsLive > 0
        ? `${plural(partnershipsLive, 'partnership')} live`
        : 'Actions and partnerships'
      : `${actionsDone} of ${plural(actions, 'action')} done`,
  portfolio: ({ evidence }) =>
    evidence === 0 ? 'Evidence of what changed' : `${plural(evidence, 'item')} of evidence`,
  visits: ({ visitState }, _asks, { visitOn, submittedAt }) =>
    visitOn !== null
      ? mediumDate(visitOn)
      : submittedAt === null && visitState === null
        ? 'Opens when the portfolio is submitted'
        : 'The day is being agreed',
  awards: ({ award }) => (award === null ? 'Opens when the visit’s report is agreed' : 'Certificate and public page'),
};

const tag = (state: PathStep['state'], doneOn: string | null, isBooked: boolean): PathStep['tag'] => {
  if (state === 'done')
    return {
      kind: 'done',
      words: doneOn === null ? 'Done' : `Done ${shortDate(doneOn).split(' ').slice(1).join(' ')}`,
    };
  if (state === 'now') return { kind: 'progress', words: 'In progress' };
  if (isBooked) return { kind: 'waiting', words: 'Booked' };
  return state === 'locked' ? { kind: 'not-yet', words: 'Not yet' } : { kind: 'not-started', words: 'Not started' };
};

/** Where the school stands on the six steps, for its path. Visit and award are locked until what opens them is there. */
export const pathSteps = (
  mayOpen: (path: string) => boolean,
  where: Where,
  facts: Facts,
  asks: Asks,
  title: (step: number) => string,
): readonly PathStep[] =>
  steps.map(({ number, name }) => {
    const known = stepState(number, where.steps);
    const isLocked =
      known === 'ahead' &&
      ((name === 'visits' && where.visitOn === null && where.submittedAt === null) ||
        (name === 'awards' && facts.visitState !== 'ready' && facts.award === null));
    const state = isLocked ? 'locked' : known;
    const doneOn = where.steps.find((each) => each.step === number)?.doneOn ?? null;
    return {
      number,
      title: title(number),
      state,
      href: isLocked
        ? null
        : name === 'awards' && facts.award !== null
          ? href(paths.awards.page, { award: facts.award })
          : mayOpen(pathOf[name])
            ? href(pathOf[name], { enrolment: where.id })
            : null,
      line: lines[name](facts, asks, where),
      tag: tag(state, doneOn, name === 'visits' && where.visitOn !== null && known === 'ahead'),
    };
  });
