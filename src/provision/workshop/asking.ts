import { type Person } from '#platform/actor';
import { askedFor, place, type Asked } from '../asking.ts';
import { fullName, namesOf, searchRoll } from '../names.ts';
import type { Provision } from '../store.ts';
import { WorkshopPage } from './one-page.tsx';
import { feedbackOf, seated, type Workshop } from './rules.ts';
import { heardOf, placesOf, workshopsOf } from './store.ts';

const looking = (ask: Asked) => ({ db: ask.db, actor: ask.actor as Person, enrolment: ask.scope, now: ask.now }); // the routes let only people in

export const by = (ask: Asked) => ({ personId: (ask.actor as Person).personId, now: ask.now }); // as above

/** The provision of the address, if it is workshops for parents. */
export const workshopProvision = async (ask: Asked): Promise<Provision | null> => {
  const provision = await askedFor(ask);
  return provision?.kind === 'parent-workshop' ? provision : null;
};

export type Found = Readonly<{ provision: Provision; workshop: Workshop }>;

export const workshopAsked = async (ask: Asked): Promise<Found | null> => {
  const provision = await workshopProvision(ask);
  if (provision === null) return null;
  const workshop = (await workshopsOf(ask.db, provision.id)).find(({ id }) => id === ask.params['workshop']);
  return workshop === undefined ? null : { provision, workshop };
};

type More = Partial<Pick<Parameters<typeof WorkshopPage>[0], 'wrong' | 'problems' | 'typed'>>;

export const shownWorkshop = async (ask: Asked, { provision, workshop }: Found, more: More = {}) => {
  const places = await placesOf(ask.db, workshop.id);
  const ids = [...new Set(places.flatMap(({ pupilId }) => (pupilId === null ? [] : [pupilId])))];
  const names = await namesOf(looking(ask), ids, 'workshop');
  return WorkshopPage({
    ...place(ask),
    provision,
    workshop,
    places: seated(places, workshop.capacity),
    childOf: (id) => {
      const named = id === null ? undefined : names.get(id);
      return named === undefined ? '' : fullName(named);
    },
    feedback: feedbackOf(await heardOf(ask.db, workshop.id)),
    ...more,
  });
};

/** The child that staff named by code or by name: exactly one, or why not. */
export const childNamed = async (ask: Asked, words: string): Promise<string | null | 'nobody' | 'several'> => {
  if (words === '') return null;
  const found = await searchRoll(looking(ask), { words, yearGroup: null, only: null }, place(ask).today, 'workshop');
  const exact = found.filter(({ code }) => code.toLowerCase() === words.toLowerCase());
  const [one, more] = exact.length > 0 ? exact : found;
  if (one === undefined) return 'nobody';
  return more === undefined ? one.pupilId : 'several';
};
