import type { Actor, Role } from '#platform/actor';
import type { Frame } from '#platform/kit';
import { paths } from '#paths';

type Item = Readonly<{ text: string; href: string }>;

const visitorNav: readonly Item[] = [
  { text: 'Register', href: paths.register.list },
  { text: 'Schemes', href: paths.schemes.list },
];

const home: Item = { text: 'Home', href: paths.home };

/** Each role's own navigation on pages that do not stand inside an enrolment. */
const roleNav: Readonly<Record<Role, readonly Item[]>> = {
  officer: [
    home,
    { text: 'Applications', href: paths.applications.list },
    { text: 'Schools', href: paths.schools.search },
    { text: 'Register', href: paths.register.list },
  ],
  director: [
    home,
    { text: 'Applications', href: paths.applications.list },
    { text: 'Schools', href: paths.schools.search },
    { text: 'Register', href: paths.register.list },
  ],
  adviser: [home],
  verifier: [home],
  moderator: [home],
  panel: [home],
  head: [home, { text: 'Register', href: paths.register.list }],
  lead: [home, { text: 'Register', href: paths.register.list }],
  member: [home, { text: 'Register', href: paths.register.list }],
  governor: [home, { text: 'Register', href: paths.register.list }],
  carer: [home],
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
