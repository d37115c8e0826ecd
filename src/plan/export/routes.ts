import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { officeTypes } from '#platform/office';
import { bytes, notFound, page, route, type Answer, type Ask, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { schemeFor } from '#schemes';
import { listActions } from '../action/store.ts';
import { listAgreements } from '../agreement/store.ts';
import { mayRead, place } from '../asking.ts';
import { planPdf, planWord } from './documents.ts';
import { FilesPage } from './pages.tsx';
import type { PlanRead } from './paper.ts';
import { planWorkbook } from './sheets.ts';
import { findPlanVersion, listPlanMeasures, listPlanMilestones, listPlanNotes } from './store.ts';

/** How long the press may take: a plan of sixty actions is set in well under a second. */
const deadlineMs = 15_000;

const read = async (db: Db, enrolment: Enrolment, now: Date): Promise<PlanRead> => {
  const scheme = await schemeFor(db, enrolment);
  const agreements = await listAgreements(db, enrolment.id);
  return {
    school: enrolment.schoolName,
    award: enrolment.schemeTitle,
    today: londonDay(now),
    version: await findPlanVersion(db, enrolment.id),
    agreements: agreements.filter(({ reopenedAt }) => reopenedAt === null),
    actions: await listActions(db, enrolment.id),
    measures: await listPlanMeasures(db, enrolment.id),
    milestones: await listPlanMilestones(db, enrolment.id),
    notes: await listPlanNotes(db, enrolment.id),
    groupName: (code) => scheme.targetGroups.find((group) => group.code === code)?.name ?? code,
    quietAfter: scheme.reviews.everyWeeks * 7,
  };
};

/** "action-plan-version-14-2026-11-22.pdf": what it is, for a folder of many. */
const fileName = (plan: PlanRead, ending: string): string =>
  `action-plan-version-${plan.version?.version ?? 0}-${plan.today}.${ending}`;

const files = route({
  name: 'plan.files',
  method: 'GET',
  path: paths.plan.files,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) =>
    page(
      FilesPage({
        ...place(ask),
        version: await findPlanVersion(ask.db, ask.scope.id),
        actions: (await listActions(ask.db, ask.scope.id)).length,
      }),
    ),
});

const word = route({
  name: 'plan.word',
  method: 'GET',
  path: paths.plan.word,
  who: mayRead,
  scope: enrolmentScope,
  handle: async ({ db, scope, now }) => {
    const plan = await read(db, scope, now);
    return bytes({ type: officeTypes.docx, body: await planWord(plan), name: fileName(plan, 'docx') });
  },
});

const sheets = route({
  name: 'plan.workbook',
  method: 'GET',
  path: paths.plan.workbook,
  who: mayRead,
  scope: enrolmentScope,
  handle: async ({ db, scope, now }) => {
    const plan = await read(db, scope, now);
    return bytes({ type: officeTypes.xlsx, body: await planWorkbook(plan), name: fileName(plan, 'xlsx') });
  },
});

/** Reads the plan in a transaction of its own, as the asking person sees it; null where it is not theirs. */
const readAlone = ({ database, actor, params, now, mayOpen }: Ask) =>
  database.asActor(actor, async (db) => {
    const found = await enrolmentScope({ actor, db, params, query: {}, now, path: paths.plan.pdf, mayOpen });
    return found === null
      ? null
      : { plan: await read(db, found.value, now), enrolment: found.value, frame: found.frame };
  });

/** Alone, so that no connection to the database waits while the press sets the pages. */
const pdf = route({
  name: 'plan.pdf',
  method: 'GET',
  path: paths.plan.pdf,
  who: mayRead,
  isAlone: true,
  handle: async (ask): Promise<Answer> => {
    const found = await readAlone(ask);
    if (found === null) return notFound;
    const { plan, enrolment, frame } = found;
    try {
      const body = await ask.site.press.set(planPdf(plan, ask.now), deadlineMs);
      return bytes({ type: 'application/pdf', body, name: fileName(plan, 'pdf') });
    } catch (error) {
      // Why the press refused is for the operator; whoever asked reads what to do instead.
      process.stderr.write(`The plan of enrolment ${enrolment.id} was not set: ${String(error)}\n`);
      const { version, actions } = plan;
      const shown = { frame: { ...ask.frame, ...frame }, enrolment, version, actions: actions.length };
      return page(FilesPage({ ...shown, refused: true }), { status: 409 });
    }
  },
});

export const exportRoutes: readonly Route[] = [files, pdf, word, sheets];
