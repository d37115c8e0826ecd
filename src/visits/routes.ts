import { page, route, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listActions } from '#plan';
import { agendaRoutes } from './agenda/routes.ts';
import { listAgenda } from './agenda/store.ts';
import { hereOf, mayRead, place } from './asking.ts';
import { findingRoutes } from './finding/routes.ts';
import { followed, followRoutes } from './follow/routes.ts';
import { moderationRoutes } from './moderation/routes.ts';
import { VisitPage } from './pages.tsx';
import { pointRoutes } from './points/routes.ts';
import { reportRoutes } from './report/routes.ts';
import { sampleRoutes } from './sample/routes.ts';
import { countProgress, listAnswers, listFindings, listTasks } from './store.ts';

const visit = route({
  name: 'visits.home',
  method: 'GET',
  path: paths.visits.home,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope } = ask;
    const here = await hereOf(ask);
    const own = here.role === 'verifier' && here.visit !== null ? here.visit.id : null;
    const findings = own === null ? [] : await listFindings(db, own);
    const actions = here.role === 'verifier' ? followed(await listActions(db, scope.id)) : [];
    const answers = here.role === 'verifier' ? await listAnswers(db, scope.id) : [];
    return page(
      VisitPage({
        ...place(ask, here),
        tasks: await listTasks(db, scope.id),
        agenda: await listAgenda(db, scope.id),
        findings: new Map(findings.map((each) => [each.criterion, each])),
        answers: new Map(answers.map((each) => [each.criterion, each])),
        commentBy: here.visit?.commentBy ?? null,
        progress: { ...(await countProgress(db, own)), actions: actions.length },
      }),
    );
  },
});

export const routes: readonly Route[] = [
  visit,
  ...agendaRoutes,
  ...sampleRoutes,
  ...findingRoutes,
  ...followRoutes,
  ...pointRoutes,
  ...reportRoutes,
  ...moderationRoutes,
];
