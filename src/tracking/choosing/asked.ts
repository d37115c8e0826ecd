import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Problem } from '#platform/form';
import { pageOf, type Frame } from '#platform/kit';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { choiceChangesOf, freezesOf, lookAtPupils, membersIn, rollOn, standingsOn, type OnRoll } from '#pupils';
import {
  groupTitles,
  narrow,
  readNarrowed,
  type BalanceRow,
  type ChoiceChange,
  type Freeze,
  type Narrowed,
} from '#pupils/rules';
import { balanceTable } from './rules.ts';
import { startPointsOf, startsAt, type StartPoint } from './store.ts';

export type Asked = Ask<Enrolment>;

/** A pupil who is followed, with what choosing weighs. */
export type ChosenPupil = OnRoll &
  Readonly<{ kind: 'target' | 'comparison'; leftOn: string | null; prior: number | null }>;

export type ChoosingSeen = Readonly<{
  frame: Frame;
  enrolment: string;
  mayChange: boolean;
  mayFreeze: boolean;
  isSubmitted: boolean;
  starts: readonly StartPoint[];
  from: StartPoint | null;
  chosen: readonly ChosenPupil[];
  balance: readonly BalanceRow[];
  freezes: readonly Freeze[];
  changes: readonly ChoiceChange[];
  /** Those of the roll who may still be chosen, narrowed by what was searched for. */
  roll: Readonly<{ page: number; pages: number; rows: readonly OnRoll[] }>;
  found: number;
  years: readonly (string | null)[];
  narrowed: Narrowed & Readonly<{ group: string }>;
  groups: readonly Readonly<{ key: string; title: string }>[];
  asked: string | undefined;
}>;

export type More = Readonly<{ typed?: Readonly<Record<string, string>>; problems?: readonly Problem[] }>;

export const doing = ({ actor, db, scope, now }: Asked) => ({ db, actor: actor as Person, enrolment: scope, now }); // only people are let in

export const startOf = (starts: readonly StartPoint[], asked: string | undefined): StartPoint | null =>
  starts.find((each) => each.id === asked) ?? starts[0] ?? null;

export const startTitle = (from: StartPoint): string => `${from.title}, ${from.label}`;

/** Everything that the page of choosing stands on; the names that it reads are noted as a look. */
export const choosingSeen = async (ask: Asked): Promise<ChoosingSeen> => {
  const { actor, db, scope, query, now, frame } = ask;
  const on = londonDay(now);
  const starts = await startPointsOf(db, scope.schoolId, scope.id);
  const from = startOf(starts, query['from'] ?? ask.form['from']?.[0]);
  const values = from === null ? new Map<string, number>() : await startsAt(db, scope.schoolId, from.id);
  const followed = await lookAtPupils(db, actor as Person, scope, 'choosing', now);
  const all = await rollOn(db, scope.schoolId, on);
  const standings = await standingsOn(db, scope.schoolId, on);
  const ids = new Set(followed.map((each) => each.pupilId));
  const members = membersIn(standings);
  const group = Object.hasOwn(groupTitles, query['group'] ?? '') ? (query['group'] ?? '') : '';
  const isIn = (pupilId: string): boolean => group === '' || (members.get(group)?.has(pupilId) ?? false);
  const narrowed = { ...readNarrowed(query), group };
  const free = all.filter((each) => !ids.has(each.pupilId));
  const found = narrow(free, narrowed).filter((each) => isIn(each.pupilId));
  const chosen = followed.map((each) => ({ ...each, prior: values.get(each.pupilId) ?? null }));
  const still = chosen.filter((each) => each.leftOn === null);
  const sides = {
    targets: still.filter((each) => each.kind === 'target'),
    comparisons: still.filter((each) => each.kind === 'comparison'),
  };
  const isOpen = mayDo('work', scope.state) && scope.submittedAt === null;
  return {
    ...{ frame, enrolment: scope.id, starts, from, chosen, narrowed, asked: query['chosen'] },
    mayChange: isOpen,
    mayFreeze: isOpen && actsAs(actor, ['head', 'lead']),
    isSubmitted: scope.submittedAt !== null,
    balance:
      sides.targets.length === 0 ? [] : balanceTable(sides, values, from === null ? null : startTitle(from), members),
    freezes: await freezesOf(db, scope.id),
    changes: await choiceChangesOf(db, scope.id),
    roll: pageOf(found, query['page'], 40),
    found: found.length,
    years: free.map((each) => each.yearGroup),
    groups: Object.entries(groupTitles).flatMap(([key, title]) => (members.has(key) ? [{ key, title }] : [])),
  };
};
