import { type Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { fields, type FormFields } from '#platform/form';
import { href, paths } from '#paths';
import { askedFor, place, type Asked } from '../asking.ts';
import { fullName, namesOf, searchRoll } from '../names.ts';
import type { Provision } from '../store.ts';
import { printedCode } from './door/rules.ts';
import { codeOf, isOf } from './door/secret.ts';
import { WorkshopPage } from './one-page.tsx';
import { feedbackOf, seated, type Workshop, type Came } from './rules.ts';
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

/** The list of a session in its order, with the names of children for whom somebody comes. */
export const workshopList = async (ask: Asked, workshop: Workshop, where: string) => {
  const places = await placesOf(ask.db, workshop.id);
  const ids = [...new Set(places.flatMap(({ pupilId }) => (pupilId === null ? [] : [pupilId])))];
  const names = await namesOf(looking(ask), ids, where);
  const childOf = (id: string | null): string => {
    const named = id === null ? undefined : names.get(id);
    return named === undefined ? '' : fullName(named);
  };
  return { places: seated(places, workshop.capacity), childOf };
};

/** The whole address that families open; null while there is none, or none that this installation can make again. */
export const linkOf = async ({ site }: Asked, { id, linkNo, linkHash }: Workshop): Promise<string | null> => {
  if (linkHash === null) return null;
  const code = await codeOf(site.dataDir, id, linkNo);
  return isOf(code, linkHash) ? `${site.origin}${href(paths.provision.door, { code: printedCode(code) })}` : null;
};

export const shownWorkshop = async (ask: Asked, { provision, workshop }: Found, more: More = {}) =>
  WorkshopPage({
    ...place(ask),
    provision,
    workshop,
    ...(await workshopList(ask, workshop, 'workshop')),
    link: await linkOf(ask, workshop),
    feedback: feedbackOf(await heardOf(ask.db, workshop.id)),
    ...more,
  });

/** The child that staff named by code or by name: exactly one, or why not. */
export const childNamed = async (ask: Asked, words: string): Promise<string | null | 'nobody' | 'several'> => {
  if (words === '') return null;
  const found = await searchRoll(looking(ask), { words, yearGroup: null, only: null }, place(ask).today, 'workshop');
  const exact = found.filter(({ code }) => code.toLowerCase() === words.toLowerCase());
  const [one, more] = exact.length > 0 ? exact : found;
  if (one === undefined) return 'nobody';
  return more === undefined ? one.pupilId : 'several';
};

/** What a press says of who came: only of those who stood on the page, and against what was ticked there. */
export const cameOf = (form: FormFields): Came => {
  const of = (name: string) => fields(form, name).filter(isUuid);
  const [yes, ticked, listed] = [of('came'), of('ticked'), of('listed')];
  const off = listed.filter((id) => !yes.includes(id));
  return { yes, no: off.filter((id) => ticked.includes(id)), rest: off.filter((id) => !ticked.includes(id)) };
};
