import type { Actor, Role } from '#platform/actor';
import type { Frame } from '#platform/kit';
import { paths } from '#paths';

type Item = Readonly<{ text: string; href: string }>;

const register: Item = { text: 'Register', href: paths.register.list };
const marks: Item = { text: 'The marks', href: paths.schemes.list };
const visitorNav: readonly Item[] = [marks, register, { text: 'Help', href: paths.help }];

const home: Item = { text: 'Home', href: paths.home };
const desk: readonly Item[] = [
  { text: 'Desk', href: paths.home },
  { text: 'Applications', href: paths.applications.list },
  { text: 'Decisions', href: paths.awards.decisions },
  { text: 'Awards', href: paths.awards.list },
  { text: 'Schools', href: paths.schools.search },
  { text: 'Roll-up', href: paths.tracking.rollUp },
  { text: 'People', href: paths.people.list },
  { text: 'Conflicts', href: paths.conflicts.list },
  register,
];
const leading: readonly Item[] = [
  home,
  { text: 'Applications', href: paths.applications.list },
  { text: 'People', href: paths.people.list },
  { text: 'Past awards', href: paths.pastAwards.list },
  { text: 'Trail', href: paths.trail },
  marks,
  register,
];
const sent: readonly Item[] = [home, { text: 'Conflicts', href: paths.conflicts.list }, marks, register];

/** Each role's own navigation on pages that do not stand inside an enrolment. */
const roleNav: Readonly<Record<Role, readonly Item[]>> = {
  officer: desk,
  director: desk,
  adviser: sent,
  verifier: sent,
  moderator: sent,
  panel: [home, { text: 'Decisions', href: paths.awards.decisions }, ...sent.slice(1)],
  head: leading,
  lead: leading,
  member: [home, marks, register],
  governor: [home, marks, register],
  carer: [home, register],
  partner: [home],
};

/** The links at the head of a page; the one whose address begins this page's address is the current one. */
export const navFor = (actor: Actor, path: string): Frame['nav'] => {
  const items = actor.kind === 'person' ? (actor.role === null ? [home] : roleNav[actor.role]) : visitorNav;
  const here = path.split('?')[0] ?? path;
  return items.map((item) => ({
    ...item,
    current: item.href === here || (item.href !== '/' && here.startsWith(`${item.href}/`)),
  }));
};
