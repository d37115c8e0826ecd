import { schoolRoles } from '#platform/actor';
import { bytes, notFound, page, route, type Answer, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { GovernorsPage } from './pages.tsx';
import { governorsPaper } from './paper.ts';
import { readGovernors } from './reading.ts';

/** Governors, and the school's own people, who see what governors see. */
const who = { kind: 'roles', roles: schoolRoles } as const;

/** One side of paper is set in well under a second. */
const deadlineMs = 15_000;

const home = route({
  name: 'web.governors',
  method: 'GET',
  path: paths.governors.home,
  who,
  scope: enrolmentScope,
  handle: async (ask) =>
    page(
      GovernorsPage({
        frame: ask.frame,
        enrolment: ask.scope.id,
        view: await readGovernors(ask, ask.scope),
        mayOpen: ask.mayOpen,
      }),
    ),
});

/** Alone, so that no connection to the database waits while the press sets the page. */
const paper = route({
  name: 'web.governors-paper',
  method: 'GET',
  path: paths.governors.paper,
  who,
  isAlone: true,
  handle: async ({ actor, database, frame, params, now, mayOpen, site }): Promise<Answer> => {
    const read = await database.asActor(actor, async (db) => {
      const found = await enrolmentScope({ actor, db, params, query: {}, now, path: paths.governors.paper, mayOpen });
      return found === null
        ? null
        : {
            enrolment: found.value,
            frame: found.frame,
            view: await readGovernors({ actor, db, now, mayOpen }, found.value),
          };
    });
    if (read === null) return notFound;
    try {
      const body = await site.press.set(governorsPaper(read.view, now), deadlineMs);
      return bytes({ type: 'application/pdf', body, name: `for-governors-${read.view.today}.pdf` });
    } catch (error) {
      // Why the press refused is for the operator; whoever asked reads what to do instead.
      process.stderr.write(`The governors’ paper of enrolment ${read.enrolment.id} was not set: ${String(error)}\n`);
      const shown = { frame: { ...frame, ...read.frame }, enrolment: read.enrolment.id, view: read.view };
      return page(GovernorsPage({ ...shown, mayOpen, refused: true }), { status: 409 });
    }
  },
});

export const governorRoutes: readonly Route[] = [home, paper];
