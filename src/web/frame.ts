import { roleTitle, type Actor, type Person } from '#platform/actor';
import type { Frame } from '#platform/kit';
import { navFor } from './nav.ts';

type Parts = Readonly<{
  actor: Actor;
  path: string;
  csrf: string;
  told: string | null;
  isDemonstration: boolean;
  theme: Frame['theme'];
}>;

const initials = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
};

const personOf = (actor: Person): NonNullable<Frame['person']> => ({
  name: actor.name,
  initials: initials(actor.name),
  place: actor.place,
  role: actor.role === null ? '' : roleTitle[actor.role],
  membershipCount: actor.membershipCount,
});

/** What the head and foot of every page need to know. */
export const frameFor = ({ actor, path, csrf, told, isDemonstration, theme }: Parts): Frame => ({
  path,
  csrf,
  theme: actor.kind === 'person' ? actor.theme : theme,
  person: actor.kind === 'person' ? personOf(actor) : null,
  nav: navFor(actor, path),
  section: null,
  strip: null,
  footer: 'Waymark keeps the register for the awarding bodies that use it',
  told,
  isDemo: isDemonstration,
});
