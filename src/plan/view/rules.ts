import {
  actionFilters,
  courseOf,
  isActionFilter,
  type ActionFilter,
  type CourseFacts,
} from '../action/course/rules.ts';
import { actionStatuses, type Action, type ActionStatus } from '../action/rules.ts';

/** One plan seen in three ways; what each shows of it is chosen alike. */

export const views = {
  list: 'List',
  board: 'Board',
  timeline: 'Timeline',
} as const;

export type View = keyof typeof views;

/** What somebody wants to see of the plan, as the address says it. An empty text is all. */
export type Wanted = Readonly<{
  show: ActionFilter | 'mine';
  owner: string;
  standard: string;
  partner: string;
  status: ActionStatus | '';
}>;

/** No longer than an id or a code: what else stands in an address chooses nothing. */
const chosen = (text: string | undefined): string => (text !== undefined && text.length <= 60 ? text.trim() : '');

export const wantedOf = (query: Readonly<Record<string, string>>): Wanted => {
  const show = query['show'] ?? 'all';
  const status = query['status'] ?? '';
  return {
    show: show === 'mine' || isActionFilter(show) ? show : 'all',
    owner: chosen(query['owner']),
    standard: chosen(query['standard']),
    partner: chosen(query['partner']),
    // The table's own keys; the cast only says so.
    status: Object.hasOwn(actionStatuses, status) ? (status as ActionStatus) : '',
  };
};

/** The same for an address: only what was chosen. */
export const askedIn = (wanted: Wanted): Readonly<Record<string, string | undefined>> => ({
  show: wanted.show === 'all' ? undefined : wanted.show,
  owner: wanted.owner || undefined,
  standard: wanted.standard || undefined,
  partner: wanted.partner || undefined,
  status: wanted.status || undefined,
});

/** True when something besides the chips was chosen: then the page offers to show all again. */
export const isNarrowed = ({ owner, standard, partner, status }: Wanted): boolean =>
  [owner, standard, partner, status].some((each) => each !== '');

type Chosen = CourseFacts &
  Pick<Action, 'ownerId' | 'partnershipId' | 'criterion'> &
  Readonly<{ areaStandard: string | null }>;
type Against = Readonly<{
  today: string;
  quietAfter: number;
  membershipId: string | null;
  /** The standard of a criterion, or null where the scheme has none. */
  standardOf: (criterion: string) => string | null;
}>;

/** True when an action answers one of the choices beside the chips. */
const isWanted = (action: Chosen, wanted: Wanted, { standardOf }: Against): boolean =>
  (wanted.owner === '' || action.ownerId === wanted.owner) &&
  (wanted.partner === '' || action.partnershipId === wanted.partner) &&
  (wanted.status === '' || action.status === wanted.status) &&
  (wanted.standard === '' || standardFor(action, standardOf) === wanted.standard);

/** The standard that an action answers: its criterion's, else the one in which its area was seen. */
export const standardFor = (
  { criterion, areaStandard }: Pick<Chosen, 'criterion' | 'areaStandard'>,
  standardOf: Against['standardOf'],
): string | null => (criterion === null ? areaStandard : standardOf(criterion));

const isShown = (action: Chosen, show: Wanted['show'], { today, quietAfter, membershipId }: Against): boolean =>
  show === 'mine' ? action.ownerId === membershipId : actionFilters[show].holds(action, today, quietAfter);

/** The actions to show, in the order in which they are due; and of those that the choices leave, how many each chip has. */
export const shownOf = <A extends Chosen>(actions: readonly A[], wanted: Wanted, against: Against) => {
  const left = actions.filter((action) => isWanted(action, wanted, against));
  return {
    found: left.filter((action) => isShown(action, wanted.show, against)),
    count: (show: Wanted['show']): number => left.filter((action) => isShown(action, show, against)).length,
  };
};

/** The plan's state in counts, overdue before drifting before held up: an action is in one of them only. */
export const courseCounts = (actions: readonly CourseFacts[], today: string, quietAfter: number) => {
  const courses = actions.map((action) => courseOf(action, today, quietAfter));
  const at = (course: (typeof courses)[number]) => courses.filter((each) => each === course).length;
  const heldUp = actions.filter(
    ({ status }, i) => status === 'held-up' && courses[i] !== 'overdue' && courses[i] !== 'drifting',
  ).length;
  return { overdue: at('overdue'), drifting: at('drifting'), heldUp, open: courses.length - at('closed') };
};
