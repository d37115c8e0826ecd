import { pageAsked } from '#platform/form';
import { actsAs, bodyRoles, schoolRoles, type Person } from '#platform/actor';
import { londonDay } from '#platform/kit';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { findEnrolment, frameOf } from '#enrolment';
import { paths } from '#paths';
import { JourneyPage } from '../journey/pages.tsx';
import { listEnrolments } from '../journey/store.ts';
import { journeyView } from '../journey/view.ts';
import { PublicHomePage } from '../public/home.tsx';
import { AssignedPage } from './assigned.tsx';
import { DeskPage, perPage } from './desk.tsx';
import { BeginningPage, CarerPage, NoPartPage, PartnerPage } from './others.tsx';
import { countByStep, listAssigned, listDeskItems, listOwnApplications, listUnderway } from './store.ts';

const desk = async ({ db, frame, now, query }: Ask): Promise<Answer> => {
  const at = pageAsked(query);
  const [steps, items, underway] = await Promise.all([
    countByStep(db, now),
    listDeskItems(db, londonDay(now)),
    listUnderway(db, (at - 1) * perPage, perPage),
  ]);
  return page(DeskPage({ frame, steps, items, underway, page: at, now }));
};

/** The school's journey under way; a school without one sees how to begin. */
const school = async ({ db, frame, now, mayOpen }: Ask, person: Person): Promise<Answer> => {
  const all = await listEnrolments(db);
  const [first] = all;
  const enrolment = first === undefined ? null : await findEnrolment(db, first.id);
  if (enrolment === null) {
    const applications = await listOwnApplications(db);
    return page(
      BeginningPage({ frame, school: person.place, mayApply: actsAs(person, ['lead', 'head']), applications }),
    );
  }
  const around = { ...frame, ...frameOf(enrolment, { path: paths.enrolments.home, query: {} }, now, mayOpen) };
  return page(JourneyPage(await journeyView(db, person, enrolment, around, now, mayOpen, all)));
};

const home = async (ask: Ask): Promise<Answer> => {
  const { actor, db, frame, now } = ask;
  if (actor.kind === 'visitor') return page(PublicHomePage({ frame }));
  if (actor.kind !== 'person') return notFound;
  if (actor.role === null) return actor.membershipCount > 0 ? redirect(paths.chooseRole) : page(NoPartPage({ frame }));
  if (actsAs(actor, ['officer', 'director'])) return desk(ask);
  if (actsAs(actor, bodyRoles))
    return page(AssignedPage({ frame, role: actor.role, schools: await listAssigned(db), now }));
  if (actsAs(actor, schoolRoles)) return school(ask, actor);
  return page(
    actor.role === 'carer' ? CarerPage({ frame, school: actor.place }) : PartnerPage({ frame, place: actor.place }),
  );
};

export const homeRoutes: readonly Route[] = [
  route({ name: 'web.home', method: 'GET', path: paths.home, who: { kind: 'public' }, handle: home }),
];
