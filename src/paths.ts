import { audit } from './paths/audit.ts';
import { awards } from './paths/awards.ts';
import { applications, enrolments, pastAwards, conflicts } from './paths/enrolment.ts';
import { evidence } from './paths/evidence.ts';
import { governors } from './paths/governors.ts';
import { learners, onePupil } from './paths/learners.ts';
import { groups } from './paths/groups.ts';
import { held } from './paths/held.ts';
import { notices } from './paths/notices.ts';
import { uploads } from './paths/files.ts';
import { partnerships } from './paths/partnerships.ts';
import { signIn, password, session, account, invitations, people } from './paths/people.ts';
import { plan } from './paths/plan.ts';
import { portfolio } from './paths/portfolio.ts';
import { premium } from './paths/premium.ts';
import { provision } from './paths/provision.ts';
import { pupils } from './paths/pupils.ts';
import { roll } from './paths/roll.ts';
import { questionnaires } from './paths/questionnaires.ts';
import { schools } from './paths/schools.ts';
import { tracking } from './paths/tracking.ts';
import { training } from './paths/training.ts';
import { visits } from './paths/visits.ts';
import { workload } from './paths/workload.ts';

/**
 * Every address of the site, as one nested object: nesting here is nesting in the address bar. The only place with an address
 * in it, with one page for each room in `src/paths/`. A part that begins with a colon is filled in by `href`.
 */
export const paths = {
  home: '/',
  healthz: '/healthz',
  readyz: '/readyz',
  assets: '/assets/:file',
  kit: '/kit',
  help: '/help',
  accessibility: '/accessibility',
  privacy: '/privacy',
  theme: '/theme',
  signIn,
  signOut: '/sign-out',
  chooseRole: '/choose-role',
  password,
  session,
  account,
  invitations,
  notices,
  people,
  applications,
  enrolments,
  pastAwards,
  conflicts,
  training,
  pupils,
  roll,
  groups,
  partnerships,
  provision,
  onePupil,
  held,
  questionnaires,
  tracking,
  learners,
  premium,
  governors,
  audit,
  evidence,
  plan,
  portfolio,
  trail: '/trail',
  calendar: '/calendar/:token.ics',
  uploads,
  visits,
  workload,
  awards,
  register: { list: '/register', data: '/register.json' },
  schemes: { list: '/schemes', version: '/schemes/:scheme/:version' },
  schools,
} as const;

export { href } from './href.ts';
