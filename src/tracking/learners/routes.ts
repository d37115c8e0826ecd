import { londonDay } from '#platform/clock';
import { pageAsked } from '#platform/form';
import { officeTypes } from '#platform/office';
import { bytes, notFound, page, route, type Ask, type Route } from '#platform/route';
import { note } from '#platform/trail';
import type { Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { teamOf } from '#pupils';
import { definitionOn, heldBackGroups, ownId, groupKeys } from '#pupils/rules';
import { worthRoutes } from '../worth/routes.ts';
import { GroupPage } from './group/pages.tsx';
import { LearnersPage } from './pages.tsx';
import { askedOf } from './asked.ts';
import { readLearners, type LearnersRead } from './reading.ts';
import { groupSeen } from './rules.ts';
import { learnersCsv, learnersWorkbook } from './sheets/sheet.ts';
import { namedAmong } from './store.ts';

type Asked = Ask<Enrolment>;

const noted = ({ actor, db, scope, now }: Asked, act: string, about: Readonly<Record<string, string | number>>) =>
  note(db, actor as Person, { act, schoolId: scope.schoolId, enrolmentId: scope.id, about }, now); // teamOf lets only people in

const home = route({
  name: 'learners.home',
  method: 'GET',
  path: paths.learners.home,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { asked, typedOn, problems } = askedOf(ask);
    const read = await readLearners(ask.db, ask.scope.schoolId, asked);
    return page(LearnersPage({ frame: ask.frame, enrolment: ask.scope.id, read, typedOn, problems }), {
      status: problems.length === 0 ? 200 : 422,
    });
  },
});

const perPage = 50;

/** The pupils of a group on the page asked for, each with what the page says of them; the look is noted. */
const pupilsOf = async (ask: Asked, read: LearnersRead, key: string) => {
  const ids = [...(read.members.get(key) ?? [])];
  const words = (ask.query['words'] ?? '').trim().slice(0, 60);
  const at = pageAsked(ask.query, Math.max(1, Math.ceil(ids.length / perPage)));
  const wanted = { words, offset: (at - 1) * perPage, most: perPage };
  const { rows, total } = await namedAmong(ask.db, ask.scope.schoolId, ids, wanted);
  if (rows.length > 0) await noted(ask, 'pupils.seen', { pupils: rows.length, where: 'group' });
  const facts = new Map(read.facts.map((each) => [each.pupilId, each]));
  return {
    words,
    page: at,
    perPage,
    total,
    pupils: rows.map(({ surname, forename, ...row }) => ({
      ...row,
      name: `${surname}, ${forename}`,
      value: read.looked === null ? null : (read.looked.readings.get(row.pupilId)?.[read.looked.at]?.value ?? null),
      absent: facts.get(row.pupilId)?.absence ?? null,
      isReached: read.roll.get(row.pupilId)?.isReached ?? false,
    })),
  };
};

const one = route({
  name: 'learners.group',
  method: 'GET',
  path: paths.learners.group,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const key = ask.params['group'] ?? '';
    // Groups that are held back are counted nowhere: the DSL sees them on a page of their own.
    if (heldBackGroups.has(key) || !(groupKeys.includes(key) || isUuid(ownId(key) ?? ''))) return notFound;
    const { asked } = askedOf(ask);
    const read = await readLearners(ask.db, ask.scope.schoolId, asked);
    const group = groupSeen(read, key);
    if (group === null) return notFound;
    return page(
      GroupPage({
        frame: ask.frame,
        enrolment: ask.scope.id,
        read,
        group,
        definition: definitionOn(key, read.on),
        ...(await pupilsOf(ask, read, key)),
      }),
    );
  },
});

const sheet = route({
  name: 'learners.sheet',
  method: 'GET',
  path: paths.learners.sheet,
  who: teamOf,
  scope: enrolmentScope,
  handle: async (ask) => {
    const file = ask.params['file'];
    if (file !== 'csv' && file !== 'workbook') return notFound;
    const read = await readLearners(ask.db, ask.scope.schoolId, askedOf(ask).asked);
    await noted(ask, 'learners.taken', { day: read.on, kind: file });
    const name = `vulnerable-learners-${read.on}`;
    if (file === 'csv')
      return bytes({ type: 'text/csv; charset=utf-8', body: `\ufeff${learnersCsv(read)}`, name: `${name}.csv` });
    const about = { school: ask.scope.schoolName, printedOn: londonDay(ask.now) };
    return bytes({ type: officeTypes.xlsx, body: await learnersWorkbook(read, about), name: `${name}.xlsx` });
  },
});

export const learnerRoutes: readonly Route[] = [home, sheet, ...worthRoutes, one];
