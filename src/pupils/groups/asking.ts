import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { typedDay } from '#platform/form';
import type { Frame } from '#platform/kit';
import type { Ask } from '#platform/route';
import type { Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { teamOf } from '../scope.ts';

export type Asked = Ask<Enrolment>;

/** Where a page about pupils stands, and whether this person may write there. */
export type Place = Readonly<{ frame: Frame; enrolment: string; mayChange: boolean }>;

export const place = ({ actor, frame, scope }: Asked): Place => ({
  frame,
  enrolment: scope.id,
  mayChange: actsAs(actor, teamOf.roles) && mayDo('work', scope.state),
});

/** Who acts: routes about pupils let only people in. */
export const person = ({ actor }: Asked): Person => actor as Person;

/** The day that the address asks about; today when it says none or nonsense. */
export const dayAsked = ({ query, now }: Asked): string => typedDay(query['on'] ?? '') ?? londonDay(now);
