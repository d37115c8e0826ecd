import { pageAsked } from '#platform/form';
import { londonDay } from '#platform/clock';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { askWithdrawal, lift, refuseWithdrawal, signWithdrawal, suspend } from './actions.ts';
import { readReason } from './forms.ts';
import { AwardsPage } from './pages.tsx';
import { perPage, readNumber, type AwardAct, type AwardRefusal } from './rules.ts';
import { findOwnAward, listAwards, listPastAwards, openMotionOf, type BodyAward } from './store.ts';
import { StandingPage } from './standing.tsx';
import { AwardRefused } from './words.tsx';

const desk = { kind: 'roles', roles: ['officer', 'director'] } as const;

const personOf = ({ actor }: Ask) => {
  if (actor.kind !== 'person' || actor.bodyId === null) throw new Error('Give this route roles of an awarding body.');
  return { ...actor, bodyId: actor.bodyId };
};

const withAward = (answer: (ask: Ask, award: BodyAward) => Promise<Answer>) => async (ask: Ask) => {
  const award = await findOwnAward(ask.db, readNumber(ask.params['award'] ?? ''), personOf(ask).bodyId);
  return award === null ? notFound : answer(ask, award);
};

type Extra = Partial<Pick<Parameters<typeof StandingPage>[0], 'problems' | 'typed' | 'act' | 'refused'>>;

const shown = async (ask: Ask, award: BodyAward, extra: Extra = {}) => {
  const motion = await openMotionOf(ask.db, award.id);
  return StandingPage({ frame: ask.frame, award, motion, who: personOf(ask), today: londonDay(ask.now), ...extra });
};

type Doing = Readonly<{ db: Ask['db']; actor: ReturnType<typeof personOf>; award: BodyAward; now: Date }>;
type Done = Readonly<{ kind: 'done' }> | AwardRefusal;
type Act = (doing: Doing, reason: string) => Promise<Done>;

const answered = async (ask: Ask, award: BodyAward, done: Done, told: string): Promise<Answer> =>
  done.kind === 'done'
    ? redirect(href(paths.awards.standing, { award: award.number }), { told })
    : page(await shown(ask, award, { refused: AwardRefused({ of: done }) }), { status: 409 });

const doing = (ask: Ask, award: BodyAward): Doing => ({ db: ask.db, actor: personOf(ask), award, now: ask.now });

/** A route for an act that says its reason to everybody. */
const reasoned = (act: AwardAct, path: string, run: Act, told: string): Route =>
  route({
    name: `awards.${act}`,
    method: 'POST',
    path,
    who: desk,
    handle: withAward(async (ask, award) => {
      const read = readReason(ask.form);
      if (read.kind === 'problems') {
        const { problems, typed } = read;
        return page(await shown(ask, award, { problems, typed, act }), { status: 422 });
      }
      return answered(ask, award, await run(doing(ask, award), read.value.reason), told);
    }),
  });

const plain = (act: AwardAct, path: string, run: (doing: Doing) => Promise<Done>, told: string): Route =>
  route({
    name: `awards.${act}`,
    method: 'POST',
    path,
    who: { kind: 'roles', roles: ['director'] },
    handle: withAward(async (ask, award) => answered(ask, award, await run(doing(ask, award)), told)),
  });

export const awardRoutes: readonly Route[] = [
  route({
    name: 'awards.list',
    method: 'GET',
    path: paths.awards.list,
    who: desk,
    handle: async (ask) => {
      const at = pageAsked(ask.query);
      const rows = await listAwards(ask.db, personOf(ask).bodyId, (at - 1) * perPage, perPage);
      const past = await listPastAwards(ask.db);
      return page(AwardsPage({ frame: ask.frame, rows, past, page: at, today: londonDay(ask.now) }));
    },
  }),
  route({
    name: 'awards.standing',
    method: 'GET',
    path: paths.awards.standing,
    who: desk,
    handle: withAward(async (ask, award) => page(await shown(ask, award))),
  }),
  reasoned('suspend', paths.awards.suspend, suspend, 'The award is suspended, for everybody from this moment.'),
  reasoned('lift', paths.awards.lift, lift, 'The suspension is lifted.'),
  reasoned(
    'ask-withdrawal',
    paths.awards.askWithdrawal,
    askWithdrawal,
    'A director is asked to sign. Nothing has changed yet.',
  ),
  plain(
    'sign-withdrawal',
    paths.awards.signWithdrawal,
    signWithdrawal,
    'The award is withdrawn, for everybody from this moment.',
  ),
  plain('refuse-withdrawal', paths.awards.refuseWithdrawal, refuseWithdrawal, 'The award stays as it is.'),
];
