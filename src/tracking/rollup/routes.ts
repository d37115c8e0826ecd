import { actsAs, type Person } from '#platform/actor';
import { writeCsv } from '#platform/csv';
import { field, pageAsked } from '#platform/form';
import { officeTypes, workbook } from '#platform/office';
import { bytes, notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { teamOf } from '#pupils';
import { share, stopSharing } from './actions.ts';
import { SimilarPage } from './among.tsx';
import { RollUpPage } from './pages.tsx';
import { SharingPage } from './school.tsx';
import { namedColumns, namedRows, rollUpColumns, rollUpRows } from './sheets.ts';
import {
  audiences,
  findRollUp,
  findSimilar,
  findYear,
  listNamed,
  listRollUpYears,
  listSpells,
  type Audience,
  type HeldRollUp,
} from './store.ts';

const desk = { kind: 'roles', roles: ['officer', 'director'] } as const;
const head = { kind: 'roles', roles: ['head'] } as const;

/** The year that the address asks for, or the newest. */
const heldFor = async (ask: Ask): Promise<Readonly<{ years: readonly string[]; held: HeldRollUp | null }>> => {
  const years = await listRollUpYears(ask.db);
  const asked = ask.query['year'] ?? '';
  const year = years.includes(asked) ? asked : years[0];
  return { years, held: year === undefined ? null : await findRollUp(ask.db, year) };
};

const rollUp = async (ask: Ask): Promise<Answer> => {
  const { years, held } = await heldFor(ask);
  const search = (ask.query['search'] ?? '').trim().slice(0, 100);
  const at = pageAsked(ask.query);
  const named = held === null ? { rows: [], count: 0 } : await listNamed(ask.db, held.id, search, at);
  return page(RollUpPage({ frame: ask.frame, years, held, named, search, page: at }));
};

/** With headings alone while nothing has been added up. */
const fileName = (held: HeldRollUp | null, ending: string): string => `Roll-up ${held?.year ?? 'of no year'}.${ending}`;

const csv = async (ask: Ask): Promise<Answer> => {
  const { held } = await heldFor(ask);
  const body = `\ufeff${writeCsv(rollUpColumns, held === null ? [] : rollUpRows(held))}`;
  return bytes({ type: 'text/csv; charset=utf-8', name: fileName(held, 'csv'), body });
};

const excel = async (ask: Ask): Promise<Answer> => {
  const { held } = await heldFor(ask);
  const rows = held === null ? [] : (await listNamed(ask.db, held.id, '', null)).rows;
  const body = await workbook({
    sheets: [
      { name: 'Roll-up', columns: rollUpColumns, rows: held === null ? [] : rollUpRows(held) },
      { name: 'Schools by name', columns: namedColumns, rows: namedRows(rows) },
    ],
  });
  return bytes({ type: officeTypes.xlsx, name: fileName(held, 'xlsx'), body });
};

const sharing = async ({ db, actor, frame, scope }: Ask<Enrolment>): Promise<Answer> =>
  page(
    SharingPage({
      frame,
      enrolment: scope,
      spells: await listSpells(db, scope.schoolId, scope.bodyId),
      held: await findYear(db, scope.schoolId),
      mayDecide: actsAs(actor, head.roles),
    }),
  );

const similar = async ({ db, frame, scope }: Ask<Enrolment>): Promise<Answer> => {
  const spells = await listSpells(db, scope.schoolId, scope.bodyId);
  return page(
    SimilarPage({
      frame,
      enrolment: scope,
      found: await findSimilar(db, scope.schoolId),
      isSharing: spells.some(({ withWhom, endedAt }) => withWhom === 'similar-schools' && endedAt === null),
    }),
  );
};

const isAudience = (text: string): text is Audience => audiences.some((one) => one === text);

const words = {
  body: {
    begun: 'Your yearly figures are shared with the awarding body.',
    ended: 'The awarding body counts your figures no longer.',
  },
  'similar-schools': {
    begun: 'Your yearly figures count among similar schools.',
    ended: 'Similar schools no longer count your figures.',
  },
} as const satisfies Record<Audience, unknown>;

/** A second press finds it done and says the same. */
const decide =
  (way: 'begun' | 'ended') =>
  async ({ db, actor, form, scope, now }: Ask<Enrolment>): Promise<Answer> => {
    const withWhom = field(form, 'with');
    if (!isAudience(withWhom)) return notFound;
    const doing = { db, actor: actor as Person, enrolment: scope, now }; // the route lets only heads in
    await (way === 'begun' ? share : stopSharing)(doing, withWhom);
    return redirect(href(paths.tracking.sharing, { enrolment: scope.id }), { told: words[withWhom][way] });
  };

const ofSchool = { scope: enrolmentScope } as const;
const team = { kind: 'roles', roles: teamOf.roles } as const;

export const routes: readonly Route[] = [
  route({ name: 'tracking.roll-up', method: 'GET', path: paths.tracking.rollUp, who: desk, handle: rollUp }),
  route({ name: 'tracking.roll-up.csv', method: 'GET', path: paths.tracking.rollUpCsv, who: desk, handle: csv }),
  route({
    name: 'tracking.roll-up.workbook',
    method: 'GET',
    path: paths.tracking.rollUpWorkbook,
    who: desk,
    handle: excel,
  }),
  route({
    ...ofSchool,
    name: 'tracking.sharing',
    method: 'GET',
    path: paths.tracking.sharing,
    who: team,
    handle: sharing,
  }),
  route({
    ...ofSchool,
    name: 'tracking.sharing.begin',
    method: 'POST',
    path: paths.tracking.beginSharing,
    who: head,
    handle: decide('begun'),
  }),
  route({
    ...ofSchool,
    name: 'tracking.sharing.end',
    method: 'POST',
    path: paths.tracking.endSharing,
    who: head,
    handle: decide('ended'),
  }),
  route({
    ...ofSchool,
    name: 'tracking.similar',
    method: 'GET',
    path: paths.tracking.similar,
    who: team,
    handle: similar,
  }),
];
