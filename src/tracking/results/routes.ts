import { actsAs, type Person } from '#platform/actor';
import { isUuid } from '#platform/db';
import { field, numberIn, readForm, typedOf, type Problem } from '#platform/form';
import { briefDate, plural } from '#platform/kit';
import { page, redirect, route, type Answer, type Ask, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import type { Enrolment } from '#enrolment';
import { lookAtPupils, teamOf, workScope } from '#pupils';
import type { EntryColumn } from '../entry/rules.ts';
import { heldScores, holdPoints } from '../entry/store.ts';
import { chooseAfter, reportNotObtained, saveResults } from '../measures/actions.ts';
import { notObtainedForm } from '../measures/forms.ts';
import { chosenPoints, declaredBy, hasScores } from '../measures/store.ts';
import { hasKeyStage2 } from '../scales/cohorts.ts';
import { scaleOf } from '../scales/rules.ts';
import { assessmentOf } from '../assessments/store.ts';
import { measuresOf, type Measure } from '../store.ts';
import { readGrid } from './forms.ts';
import { GridPage, type GridAsked, type GridProps, type GridRow } from './pages.tsx';

type Found = Readonly<{ enrolment: Enrolment; measure: Measure }>;
const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;

const measureScope: Scope<Found> = async (ask) => {
  const found = await workScope(ask);
  const id = ask.params['measure'] ?? '';
  if (found === null || !isUuid(id)) return null;
  const measure = (await measuresOf(ask.db, found.value.id)).find((each) => each.id === id);
  return measure === undefined ? null : { ...found, value: { enrolment: found.value, measure } };
};

const columnsOf = async ({ db, scope }: Ask<Found>): Promise<readonly EntryColumn[]> => {
  const { measure } = scope;
  const assessment = await assessmentOf(db, scope.enrolment.schoolId, measure.assessmentId);
  if (assessment === null) throw new Error(`The measure ${measure.id} names no assessment: look at its row.`);
  const scale = scaleOf(assessment);
  return [
    ...(measure.baselinePointId === null
      ? []
      : [{ key: 'baseline', head: 'Before', pointId: measure.baselinePointId, scale }]),
    ...(measure.afterPointId === null ? [] : [{ key: 'after', head: 'After', pointId: measure.afterPointId, scale }]),
  ];
};

/** Names beside codes: a look at pupils, and so a line in the trail. */
const named = async (
  { actor, db, scope, now }: Ask<Found>,
  columns: readonly EntryColumn[],
): Promise<readonly GridRow[]> => {
  const pupils = await lookAtPupils(db, actor as Person, scope.enrolment, 'results', now); // the route lets only people in
  const held = await heldScores(
    db,
    columns.map(({ pointId }) => pointId),
  );
  return pupils.map((pupil) => ({
    pupilId: pupil.pupilId,
    code: pupil.code,
    name: `${pupil.surname}, ${pupil.forename}`,
    kind: pupil.kind,
    about: `${pupil.kind === 'target' ? 'target' : 'comparison'}${pupil.leftOn === null ? '' : ', left'}`,
    hadTests: pupil.bornOn === null || hasKeyStage2(pupil.bornOn),
    held: Object.fromEntries(
      columns.flatMap(({ key, pointId }) => {
        const score = held(pointId, pupil.pupilId);
        return score === undefined ? [] : [[key, score]];
      }),
    ),
  }));
};

/** Points that the measure may still be read at after the work. */
const laterOf = async ({ db, scope }: Ask<Found>) => {
  const { measure, enrolment } = scope;
  if (measure.afterPointId !== null && (await hasScores(db, enrolment.id, measure.afterPointId))) return [];
  const points = await chosenPoints(db, enrolment.schoolId);
  return points
    .filter(
      ({ assessmentId, id }) =>
        assessmentId === measure.assessmentId && id !== measure.baselinePointId && id !== measure.afterPointId,
    )
    .filter(({ takenOn }) => takenOn === null || measure.baselineOn === null || takenOn > measure.baselineOn)
    .map(({ id, label, takenOn }) => ({ id, label: takenOn === null ? label : `${label} (${briefDate(takenOn)})` }));
};

type Laid = Readonly<{ columns: readonly EntryColumn[]; rows: readonly GridRow[]; asked: GridAsked }>;
type More = Pick<GridProps, 'problems' | 'typed' | 'clashed'>;

const laidOut = async (ask: Ask<Found>, { columns, rows, asked }: Laid, more: More = {}) =>
  GridPage({
    frame: ask.frame,
    enrolment: ask.scope.enrolment.id,
    measure: ask.scope.measure,
    declared: await declaredBy(ask.db, ask.scope.measure.id),
    mayLead: actsAs(ask.actor, leaders.roles),
    laterPoints: await laterOf(ask),
    withoutTests: columns[0]?.scale.key === 'scaled-score' ? rows.filter((row) => !row.hadTests).length : 0,
    ...{ columns, rows, asked },
    ...more,
  });

const laid = async (ask: Ask<Found>, asked: GridAsked): Promise<Laid> => {
  const columns = await columnsOf(ask);
  return { columns, rows: await named(ask, columns), asked };
};

const askedBy = (query: Readonly<Record<string, string>>): GridAsked => ({
  q: (query['q'] ?? '').trim().slice(0, 60),
  kind: ['target', 'comparison'].find((kind) => kind === query['kind']) ?? '',
  page: query['page'],
});

const grid = route({
  name: 'tracking.results',
  method: 'GET',
  path: paths.tracking.measure,
  who: teamOf,
  scope: measureScope,
  handle: async (ask) => page(await laidOut(ask, await laid(ask, askedBy(ask.query)))),
});

/** The grid again where it was, or at the next page. */
const whereNext = ({ form, scope }: Ask<Found>): string => {
  const at = numberIn(field(form, 'page')) || 1;
  const next = field(form, 'then') === 'next' ? at + 1 : at;
  return href(
    paths.tracking.measure,
    { enrolment: scope.enrolment.id, measure: scope.measure.id },
    {
      q: field(form, 'q').slice(0, 60) || undefined,
      kind: field(form, 'kind') || undefined,
      page: next > 1 ? next : undefined,
    },
  );
};

const save = route({
  name: 'tracking.results.save',
  method: 'POST',
  path: paths.tracking.measure,
  who: teamOf,
  scope: measureScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const { enrolment, measure } = scope;
    const asked = askedBy({ q: field(form, 'q'), kind: field(form, 'kind'), page: field(form, 'page') });
    await holdPoints(
      db,
      [measure.baselinePointId, measure.afterPointId].flatMap((id) => id ?? []),
    );
    const all = await laid(ask, asked);
    const read = readGrid(form, all.rows, all.columns, measure);
    const again = (status: 409 | 422, more: More): Promise<Answer> =>
      laidOut(ask, all, { ...more, typed: typedOf(form) }).then((shown) => page(shown, { status }));
    if (read.kind === 'problems') return again(422, { problems: read.problems });
    if (read.kind === 'clash') return again(409, { clashed: read.fields });
    await saveResults(db, actor as Person, enrolment, measure, read, now);
    const told =
      read.changes.length === 0
        ? 'No result had changed.'
        : `${plural(read.changes.length, 'result')} ${read.changes.length === 1 ? 'is' : 'are'} saved.`;
    return redirect(whereNext(ask), { told });
  },
});

const back = ({ scope }: Ask<Found>) =>
  href(paths.tracking.measure, { enrolment: scope.enrolment.id, measure: scope.measure.id });

const refused = async (ask: Ask<Found>, problems: readonly Problem[], status: 409 | 422 = 422) =>
  page(await laidOut(ask, await laid(ask, askedBy({})), { problems, typed: typedOf(ask.form) }), { status });

const wasFirst = (name: string): readonly Problem[] => [
  { field: name, message: 'A colleague changed this measure meanwhile. Look at what it says now, and save again' },
];

/** The measure as the form saw it. */
const seen = ({ form, scope }: Ask<Found>) => ({ id: scope.measure.id, version: numberIn(field(form, 'version')) });

const choosing = route({
  name: 'tracking.after-point',
  method: 'POST',
  path: paths.tracking.afterPoint,
  who: leaders,
  scope: measureScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const point = (await laterOf(ask)).find(({ id }) => id === field(form, 'point'));
    if (point === undefined)
      return refused(ask, [{ field: 'point', message: 'Choose a point of this assessment after the baseline' }]);
    if (!(await chooseAfter(db, actor as Person, scope.enrolment, seen(ask), point.id, now)))
      return refused(ask, wasFirst('point'), 409);
    return redirect(back(ask), { told: `The measure is read at ${point.label}.` });
  },
});

const notObtained = route({
  name: 'tracking.not-obtained',
  method: 'POST',
  path: paths.tracking.notObtained,
  who: leaders,
  scope: measureScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const isBack = scope.measure.notObtainedBecause !== null && form['because'] === undefined;
    const read = isBack ? null : readForm(notObtainedForm, form);
    if (read?.kind === 'problems') return refused(ask, read.problems);
    const because = read === null ? null : read.value.because;
    if (!(await reportNotObtained(db, actor as Person, scope.enrolment, seen(ask), because, now)))
      return refused(ask, wasFirst('because'), 409);
    return redirect(back(ask), {
      told: because === null ? 'That is taken back.' : 'The measure is reported as not obtained, with its reason.',
    });
  },
});

export const routes: readonly Route[] = [grid, save, choosing, notObtained];
