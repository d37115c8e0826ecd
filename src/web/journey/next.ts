import { count, plural } from '#platform/kit';
import type { Role } from '#platform/actor';
import { stepState } from '#enrolment/rules';
import { href, paths } from '#paths';
import { leads, trainedShare, type Asks, type Facts, type Waiting, type Where } from './rules.ts';

type Ask = Readonly<{ where: Where; facts: Facts; asks: Asks; role: Role | null }>;
type Rule = (ask: Ask) => Omit<Waiting, 'due' | 'who' | 'isMine' | 'kind' | 'state'> | null;

const at = (where: Where) => ({ enrolment: where.id });
const isOpen = (step: number, { where }: Ask): boolean => stepState(step, where.steps) !== 'done';

/**
 * What the journey itself asks for next, in its order: the first that holds stands in the dark panel when nobody has
 * been named for anything nearer. Each says why, and how long it takes.
 */
const rules: readonly Rule[] = [
  (ask) =>
    ask.role === 'member' && ask.facts.judged.length < ask.asks.criteria && isOpen(2, ask)
      ? {
          title: 'Judge what waits for you in the audit',
          about: 'Initial audit',
          href: href(paths.audit.next, at(ask.where)),
          reason: `${ask.facts.judged.length} of ${plural(ask.asks.criteria, ask.asks.criterionWord.one, ask.asks.criterionWord.many)} are judged. Say of yours which level fits, and why.`,
          minutes: 15,
          button: `Judge the first ${ask.asks.criterionWord.one} that waits`,
        }
      : null,
  ({ where, facts, role }) =>
    role === 'head' && facts.actions > 0 && !facts.headAgreed && stepState(3, where.steps) === 'now'
      ? {
          title: 'Agree the action plan',
          about: 'Action plan',
          href: href(paths.plan.agreement, at(where)),
          reason: `${count(facts.actions, 'action')} ${facts.actions === 1 ? 'is' : 'are'} written. The plan needs a senior leader’s agreement and the adviser’s.`,
          minutes: 20,
          button: 'Read and agree the plan',
        }
      : null,
  (ask) =>
    leads(ask.role) && ask.facts.differing > 0 && isOpen(2, ask)
      ? {
          title: `Settle ${plural(ask.facts.differing, 'level')} where two raters disagree`,
          about: 'Initial audit',
          href: href(paths.audit.seconds, at(ask.where)),
          reason: 'The audit cannot be finished until each has one agreed level.',
          minutes: Math.min(60, 5 * ask.facts.differing),
          button: 'Compare the ratings',
        }
      : null,
  (ask) =>
    ask.role === 'head' && ask.facts.judged.length > ask.facts.agreed.length && isOpen(2, ask)
      ? {
          title: `Agree ${plural(ask.facts.judged.length - ask.facts.agreed.length, 'judgement')} of the audit`,
          about: 'Initial audit',
          href: href(paths.audit.home, at(ask.where), { show: 'needs-me' }),
          reason: 'Nobody agrees their own work: these wait for a second pair of eyes.',
          minutes: Math.min(60, 2 * (ask.facts.judged.length - ask.facts.agreed.length)),
          button: 'Look at what waits',
        }
      : null,
  (ask) =>
    ask.facts.sessions === 0 && isOpen(1, ask)
      ? {
          title: 'Plan the first training session',
          about: 'Consultancy and training',
          href: href(paths.training.home, at(ask.where)),
          reason: 'The journey begins with the senior team and the whole staff.',
          minutes: 10,
          button: 'Plan a session',
        }
      : null,
  (ask) =>
    isOpen(1, ask) && ask.asks.trainedPercent !== null && trainedShare(ask.facts) < ask.asks.trainedPercent
      ? {
          title: 'Record who came to the training',
          about: 'Consultancy and training',
          href: href(paths.training.home, at(ask.where)),
          reason: `${ask.facts.trained} of ${ask.facts.staff} staff are trained. The scheme asks for ${ask.asks.trainedPercent} in every 100.`,
          minutes: 10,
          button: 'Record attendance',
        }
      : null,
  (ask) =>
    ask.facts.targets === 0 && isOpen(2, ask)
      ? {
          title: 'Name the target pupils',
          about: 'Initial audit',
          href: href(paths.pupils.home, at(ask.where)),
          reason: 'Everything that is measured later is measured for them.',
          minutes: 30,
          button: 'Choose target pupils',
        }
      : null,
  (ask) =>
    ask.facts.judged.length < ask.asks.criteria && isOpen(2, ask)
      ? {
          title: `Judge ${plural(ask.asks.criteria - ask.facts.judged.length, ask.asks.criterionWord.one, ask.asks.criterionWord.many)} of the audit`,
          about: 'Initial audit',
          href: href(paths.audit.next, at(ask.where)),
          reason: 'The audit is finished when each has a level, a reason and a second pair of eyes.',
          minutes: 15,
          button: 'Judge the first that waits for you',
        }
      : null,
  (ask) =>
    ask.facts.withBaseline < ask.facts.targets && isOpen(2, ask)
      ? {
          title: `Give ${plural(ask.facts.targets - ask.facts.withBaseline, 'target pupil')} a baseline`,
          about: 'Initial audit',
          href: href(paths.tracking.home, at(ask.where)),
          reason: 'Without a start there is nothing to compare the end with.',
          minutes: 20,
          button: 'Add baselines',
        }
      : null,
  (ask) =>
    !ask.facts.auditFinished &&
    ask.facts.judged.length > 0 &&
    ask.facts.agreed.length === ask.asks.criteria &&
    isOpen(2, ask)
      ? {
          title: 'Finish the initial audit',
          about: 'Initial audit',
          href: href(paths.audit.home, at(ask.where)),
          reason: 'Every judgement is agreed. Finishing freezes the start that evidence of impact will answer.',
          minutes: 10,
          button: 'Finish the audit',
        }
      : null,
  (ask) =>
    ask.facts.actions === 0 && isOpen(3, ask)
      ? {
          title: 'Write the first action of the plan',
          about: 'Action plan',
          href: href(paths.plan.home, at(ask.where)),
          reason: 'Start from an area for improvement that you agreed in the audit.',
          minutes: 20,
          button: 'Write an action',
        }
      : null,
  (ask) =>
    ask.facts.partnershipsLive < ask.asks.partnerships && isOpen(3, ask)
      ? {
          title: 'Bring a partnership to life',
          about: 'Partnership hub',
          href: href(paths.partnerships.home, at(ask.where)),
          reason: `The scheme asks for ${plural(ask.asks.partnerships, 'live partnership')}; ${ask.facts.partnershipsLive} ${ask.facts.partnershipsLive === 1 ? 'is' : 'are'} live.`,
          minutes: 15,
          button: 'Look at partnerships',
        }
      : null,
  (ask) =>
    ask.facts.evidence === 0 && isOpen(4, ask)
      ? {
          title: 'Add the first item of evidence',
          about: 'Evidence of impact',
          href: href(paths.evidence.home, at(ask.where)),
          reason: 'One item can answer many criteria: begin with the one that shows most.',
          minutes: 10,
          button: 'Add evidence',
        }
      : null,
  (ask) =>
    ask.facts.measuresAfter < ask.facts.measures && isOpen(4, ask)
      ? {
          title: 'Add the figures after the programme',
          about: 'Evidence of impact',
          href: href(paths.tracking.home, at(ask.where)),
          reason: `${plural(ask.facts.measures - ask.facts.measuresAfter, 'measure')} still ${ask.facts.measures - ask.facts.measuresAfter === 1 ? 'has' : 'have'} no figure after.`,
          minutes: 20,
          button: 'Add figures',
        }
      : null,
  (ask) =>
    ask.facts.dayAsked && isOpen(4, ask)
      ? {
          title: 'Agree the day of the visit',
          about: 'Evidence of impact',
          href: href(paths.portfolio.home, at(ask.where)),
          reason: 'Your adviser has proposed one.',
          minutes: 5,
          button: 'Answer your adviser',
        }
      : null,
  (ask) =>
    ask.facts.commentsOpen > 0 && isOpen(4, ask)
      ? {
          title: `Answer ${plural(ask.facts.commentsOpen, 'comment')} of your adviser`,
          about: 'Evidence of impact',
          href: href(paths.portfolio.home, at(ask.where)),
          reason: 'Say what you improved, standard by standard, before you submit.',
          minutes: Math.min(60, 10 * ask.facts.commentsOpen),
          button: 'Read the comments',
        }
      : null,
  ({ where, facts }) =>
    facts.visitState === 'with-school'
      ? {
          title: 'Read the report and comment on fact',
          about: 'Accreditation visit',
          href: href(paths.visits.home, at(where)),
          reason: 'The verifier’s report is with you. You may say where a fact is wrong.',
          minutes: 30,
          button: 'Read the report',
        }
      : null,
  (ask) =>
    ask.where.submittedAt === null && isOpen(4, ask)
      ? {
          title: 'Check the portfolio before it goes',
          about: 'Evidence of impact',
          href: href(paths.portfolio.home, at(ask.where)),
          reason: 'The check says what is thin, stale or heard from one side only.',
          minutes: 15,
          button: 'Run the check',
        }
      : null,
];

/** What the journey asks for next of this person, or null when it waits for others. Governors look and are not asked. */
export const journeyAsks = (ask: Ask): Waiting | null => {
  if (ask.where.state !== 'active' || !(leads(ask.role) || ask.role === 'member')) return null;
  for (const rule of rules) {
    const found = rule(ask);
    if (found !== null)
      return { ...found, due: null, who: null, isMine: leads(ask.role), kind: 'not-started', state: 'Next' };
  }
  return null;
};
