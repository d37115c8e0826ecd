import { dueIn, mediumDate, plural, shortDate } from '#platform/kit';
import { courseOf, driftOf, type CourseFacts } from '../../action/course/rules.ts';

/** What a review talks about, in which order. The list makes itself from the plan, the audit and the meeting before. */

export const pointKinds = {
  minutes: { word: 'Minutes' },
  decision: { word: 'Decision of last time' },
  action: { word: 'Action' },
  disagreement: { word: 'Ratings that differ' },
  standard: { word: 'Audit' },
  point: { word: 'Added' },
} as const;
export type PointKind = keyof typeof pointKinds;

/** One thing to talk about; `about` is what it speaks of, `why` why it is on the list today. */
export type Matter = Readonly<{ kind: PointKind; about: string; title: string; why: string; ledBy: string | null }>;

export type KeptPoint = Readonly<{
  id: string;
  kind: PointKind;
  about: string;
  title: string;
  place: number;
  ledBy: string | null;
  isLeftOut: boolean;
  note: string;
  noteVersion: number;
}>;

export type Point = Matter &
  Readonly<{ id: string | null; isLeftOut: boolean; isNew: boolean; note: string; noteVersion: number }>;

export type AgendaFacts = Readonly<{
  lastHeld: Readonly<{ id: string; heldOn: string; isApproved: boolean }> | null;
  decisions: readonly Readonly<{ id: string; says: string; ownerId: string | null; dueOn: string | null }>[];
  actions: readonly (CourseFacts & Readonly<{ id: string; number: number; objective: string; ownerId: string }>)[];
  standards: readonly Readonly<{
    code: string;
    name: string;
    left: number;
    differing: number;
    dueOn: string | null;
    isHandedIn: boolean;
    /** Whoever looks after it. */
    minderId: string | null;
  }>[];
}>;

type OpenAction = AgendaFacts['actions'][number];

/** What presses on the agenda: overdue first, then what drifts or is held up, then what is due soon. */
const urgencyOf = (action: OpenAction, today: string, quietAfter: number): number => {
  const course = courseOf(action, today, quietAfter);
  if (course === 'overdue') return 0;
  if (course === 'drifting' || action.status === 'held-up') return 1;
  return course === 'due-soon' ? 2 : 3;
};

const noon = (today: string): Date => new Date(`${today}T12:00:00Z`);

/** "3 days late", "Due tomorrow", "Due in 60 days". */
const dueWords = (on: string, today: string): string =>
  on < today ? dueIn(on, noon(today)) : `Due ${dueIn(on, noon(today))}`;

const whyAction = (action: OpenAction, today: string, quietAfter: number): string => {
  if (action.dueOn < today) return dueWords(action.dueOn, today);
  if (action.status === 'held-up') return 'Held up';
  const [drift] = driftOf(action, today, quietAfter);
  if (drift === undefined) return dueWords(action.dueOn, today);
  return drift.kind === 'began-late' ? 'Drifting: it began late' : `Drifting since ${shortDate(drift.since)}`;
};

/**
 * Everything that should be talked about, the most pressing of each kind first. After `quietAfter` days without a word an action
 * counts as drifting: the scheme's own rhythm of reviews.
 */
export const mattersOf = (facts: AgendaFacts, today: string, quietAfter: number): readonly Matter[] => {
  const { lastHeld, decisions, actions, standards } = facts;
  return [
    ...(lastHeld === null || lastHeld.isApproved
      ? []
      : [
          {
            kind: 'minutes' as const,
            about: lastHeld.id,
            title: `Minutes of ${mediumDate(lastHeld.heldOn)}`,
            why: 'To approve',
            ledBy: null,
          },
        ]),
    ...decisions.map((each) => ({
      kind: 'decision' as const,
      about: each.id,
      title: each.says.slice(0, 500),
      why: each.dueOn === null ? 'Still open' : dueWords(each.dueOn, today),
      ledBy: each.ownerId,
    })),
    ...actions
      .toSorted(
        (a, b) =>
          urgencyOf(a, today, quietAfter) - urgencyOf(b, today, quietAfter) ||
          a.dueOn.localeCompare(b.dueOn) ||
          a.number - b.number,
      )
      .map((action) => ({
        kind: 'action' as const,
        about: action.id,
        title: `${action.number}. ${action.objective}`.slice(0, 500),
        why: whyAction(action, today, quietAfter),
        ledBy: action.ownerId,
      })),
    ...standards
      .filter(({ differing }) => differing > 0)
      .map(({ code, name, differing, minderId }) => ({
        kind: 'disagreement' as const,
        about: code,
        title: `${code} ${name}: ratings that differ`,
        why: `${plural(differing, 'rating')} to settle`,
        ledBy: minderId,
      })),
    ...standards
      .filter(({ left, isHandedIn }) => left > 0 || !isHandedIn)
      .map(({ code, name, left, dueOn, minderId }) => ({
        kind: 'standard' as const,
        about: code,
        title: `${code} ${name}`,
        why: [left > 0 ? `${left} not yet judged` : 'Not yet handed in', dueOn === null ? '' : dueWords(dueOn, today)]
          .filter((part) => part !== '')
          .join('. '),
        ledBy: minderId,
      })),
  ];
};

/** What a point is known by in forms, whether or not it is kept yet. */
export const keyOf = ({ kind, about }: Pick<Matter, 'kind' | 'about'>): string => `${kind}.${about}`;

/**
 * The agenda: what was arranged, in its order, then what came up since, marked as new. What has settled itself drops out while
 * the meeting is ahead; once it has begun (`isFixed`), what stood on the agenda stays.
 */
export const agendaOf = (
  matters: readonly Matter[],
  kept: readonly KeptPoint[],
  isFixed: boolean,
): readonly Point[] => {
  const live = new Map(matters.map((matter) => [keyOf(matter), matter]));
  const known = new Set(kept.map(keyOf));
  const arranged = kept
    .filter((point) => isFixed || point.kind === 'point' || live.has(keyOf(point)))
    .toSorted((a, b) => a.place - b.place)
    .map((point): Point => {
      const matter = live.get(keyOf(point));
      return { ...point, title: matter?.title ?? point.title, why: matter?.why ?? '', isNew: false };
    });
  if (isFixed) return arranged;
  const fresh = matters
    .filter((matter) => !known.has(keyOf(matter)))
    .map((matter): Point => ({
      ...matter,
      id: null,
      isLeftOut: false,
      isNew: kept.length > 0,
      note: '',
      noteVersion: 0,
    }));
  return [...arranged, ...fresh];
};

/** Moves one point up or down among those that are talked about; the ends stay where they are. */
export const moved = <T>(points: readonly T[], at: number, by: -1 | 1): readonly T[] => {
  const to = at + by;
  const one = points[at];
  if (one === undefined || to < 0 || to >= points.length) return points;
  return points.toSpliced(at, 1).toSpliced(to, 0, one);
};
