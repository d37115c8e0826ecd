import { href, paths } from '#paths';
import { newSecret } from '../src/provision/workshop/door/secret.ts';
import { addedProvision, wordsOf } from './provision.ts';
import type { World } from './world.ts';

const p = paths.provision;
type Fields = Readonly<Record<string, string | string[]>>;

/** A provision for parents with what its tests do: plan a session, open its link, come as a family, look at the list. */
export const workshopsIn = async (world: World) => {
  const kind = { title: 'Family learning', kind: 'parent-workshop', yearGroups: ['7', '8'] };
  const where = await addedProvision(world, kind);
  const planned = async (over: Fields = {}) => {
    const answer = await world.as('lead').post(href(p.workshops, where), {
      ...{ title: 'Maths now', about: 'We try it.', heldOn: '1 December 2026', startsAt: '18:00', minutes: '90' },
      ...{ place: 'Library', capacity: '2', ...over },
    });
    return { ...where, workshop: answer.headers.location?.split('/').at(-1) ?? '' };
  };
  type At = Awaited<ReturnType<typeof planned>>;
  const page = async (at: At) => (await world.as('member').get(href(p.workshop, at))).body;
  const come = (door: string, parentName: string, over: Fields = {}) =>
    world.visitor.post(door, { own: newSecret(), parentName, party: '1', contact: '', ...over });
  return {
    planned,
    page,
    come,
    /** Presses a button of the link as staff do; the address that families have then. */
    opened: async (at: At, act = 'open', link = '0'): Promise<string> => {
      await world.as('member').post(href(p.workshopLink, at), { act, link });
      return /http:\/\/waymark\.test(\/workshops\/[\w-]+)/.exec(await page(at))?.[1] ?? '';
    },
    /** Where a family was led, and what it reads there. */
    own: async (answer: Awaited<ReturnType<typeof come>>) => {
      const address = answer.headers.location ?? '';
      return { address, words: wordsOf((await world.visitor.get(address)).body) };
    },
    heldOn: (at: At, day: string) =>
      world.asSystem((db) => db`update workshop_session set held_on = ${day} where id = ${at.workshop}`),
    listOf: (at: At) =>
      world.asSystem(
        (db) =>
          db<
            { parentName: string; contact: string; needs: string[]; language: string; isOff: boolean; came: boolean }[]
          >`
          select parent_name, contact, needs, language, withdrawn_at is not null as is_off, came from restricted.workshop_place
           where session_id = ${at.workshop} order by order_no`,
      ),
  };
};
