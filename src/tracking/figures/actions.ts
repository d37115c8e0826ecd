import type { Actor } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { membersOf } from '#pupils';
import { groupKeys, groupTitles, heldBackGroups, definitionOn } from '#pupils/rules';
import { seriesOf, type MeasureSeries } from '../series/store.ts';
import { readEveryone } from '../everyone/store.ts';
import { readReached, type Reached } from '../partnership/store.ts';
import { measuredProvisions, type MeasuredProvision } from '../provision/store.ts';
import { workOutEveryone } from './everyone.ts';
import { onlyTargets, onProvision, type MeasureInputs } from './inputs.ts';
import type { FigureAbout, FrozenBecause, FrozenFigure } from './rules.ts';
import { workOutProgress } from './progress.ts';
import { inputsOf } from './series.ts';
import { insertFigures } from './store.ts';
import { readProgress } from '../progress/store.ts';
import { everyoneMethods, measureMethods, progressMethods } from './methods.ts';
import { trendStart, workOut } from './working.ts';

type Which = Pick<Enrolment, 'id' | 'schoolId'>;
type Frozen = Pick<FrozenFigure, 'cutOffAt' | 'frozenBecause'>;

/** What the practice before the work achieved: from the earliest point at which enough of the pupils were measured to the baseline. */
export const beforeTheWork = (inputs: MeasureInputs): MeasureInputs =>
  inputs.baseline <= 0
    ? { ...inputs, after: -1 }
    : { ...inputs, baseline: Math.max(0, trendStart(inputs)), after: inputs.baseline };

const figureOf = (
  kind: 'measure' | 'group' | 'partner' | 'provision',
  about: FigureAbout,
  inputs: MeasureInputs,
  definitionVersion: string,
  frozen: Frozen,
): FrozenFigure => ({
  kind,
  about,
  inputs,
  output: workOut(inputs),
  definitionVersion,
  methodVersion: measureMethods(),
  ...frozen,
});

const listedBy = 'target and comparison pupils as listed by the school';

type Members = Awaited<ReturnType<typeof membersOf>>;
type Own = Readonly<{ key: string; title: string; version: number }>;
type Around = Readonly<{
  on: string;
  members: Members;
  partners: readonly Reached[];
  provisions: readonly MeasuredProvision[];
  own: readonly Own[];
}>;

/** Groups of the school's own, as it describes them today. */
const ownGroupsOf = (db: Db, schoolId: string): Promise<readonly Own[]> => db<Own[]>`
  select 'own:' || id as key, title, version from restricted.own_group where school_id = ${schoolId} order by made_at, id`;

/** One measure's figures: for all target pupils, for each of their groups, for those whom each partner reached. */
const measureFigures = (
  series: MeasureSeries,
  { on, members, partners, provisions, own }: Around,
  span: 'before' | 'during',
  frozen: Frozen,
): readonly FrozenFigure[] => {
  const whole = inputsOf(series);
  const inputs = span === 'before' ? beforeTheWork(whole) : whole;
  const about = { measure: series.measure.id, title: series.measure.title, span };
  const codesOf = (ids: ReadonlySet<string>) =>
    new Set(series.pupils.filter(({ kind, pupilId }) => kind === 'target' && ids.has(pupilId)).map(({ code }) => code));
  // Child-protection flags are in no figure that is kept: who keeps it may see them, who reads it later may not.
  const named = [
    ...groupKeys
      .filter((key) => !heldBackGroups.has(key))
      .map((key) => ({ key, name: groupTitles[key] ?? key, version: definitionOn(key, on)?.version ?? 'undefined' })),
    ...own.map(({ key, title, version }) => ({ key, name: title, version: `as described in version ${version}` })),
  ];
  const groups = named.flatMap((group) => {
    const ids = members.get(group.key);
    return ids === undefined ? [] : [{ ...group, codes: codesOf(ids) }];
  });
  return [
    figureOf('measure', about, inputs, listedBy, frozen),
    ...groups
      .filter(({ codes }) => codes.size > 0)
      .map(({ key, name, version, codes }) =>
        figureOf(
          'group',
          { ...about, of: { key, name } },
          onlyTargets(inputs, (code) => codes.has(code)),
          `${key} ${version}, on ${on}`,
          frozen,
        ),
      ),
    ...partners.map(({ partnerId, name, pupilIds }) => {
      const codes = codesOf(new Set(pupilIds));
      return figureOf(
        'partner',
        { ...about, of: { key: partnerId, name } },
        onlyTargets(inputs, (code) => codes.has(code)),
        'pupils on a provision that the partner runs',
        frozen,
      );
    }),
    ...provisions
      .filter(({ measureId, onIt }) => measureId === series.measure.id && onIt.length > 0)
      .map(({ provisionId, title, onIt, leftOut }) => {
        const stands = new Map(
          series.pupils.map(
            ({ pupilId, code }) =>
              [code, onIt.includes(pupilId) ? 'on' : leftOut.includes(pupilId) ? 'left-out' : 'not-on'] as const,
          ),
        );
        return figureOf(
          'provision',
          { ...about, of: { key: provisionId, name: title } },
          onProvision(inputs, (code) => stands.get(code) ?? 'not-on'),
          'pupils on the provision beside comparison pupils who never were; nobody who is left out of its review',
          frozen,
        );
      }),
  ];
};

/**
 * Keeps every figure of the enrolment as it stands at this moment, with everything that it was made of. Called when the school
 * submits; a figure kept so can be worked out again by anybody who has the row.
 */
export const freezeFigures = async (
  db: Db,
  actor: Actor,
  enrolment: Which,
  because: FrozenBecause,
  now: Date,
): Promise<number> => {
  const frozen = { cutOffAt: now, frozenBecause: because };
  const span = because === 'audit-finished' ? 'before' : 'during';
  const all = await seriesOf(db, enrolment.id, now);
  const figures: FrozenFigure[] = [];
  const partners = all.length === 0 ? [] : await readReached(db, enrolment, now);
  const provisions = all.length === 0 ? [] : await measuredProvisions(db, enrolment);
  const own = all.length === 0 ? [] : await ownGroupsOf(db, enrolment.schoolId);
  const memberships = new Map<string, Members>();
  for (const series of all) {
    const on = series.points[series.baseline]?.takenOn ?? londonDay(now);
    const members = memberships.get(on) ?? (await membersOf(db, enrolment.schoolId, on, enrolment.id));
    memberships.set(on, members);
    figures.push(...measureFigures(series, { on, members, partners, provisions, own }, span, frozen));
    const everyone = await readEveryone(db, enrolment, series, now);
    const inputs = span === 'before' ? { ...everyone, ...ends(beforeTheWork(inputsOf(series))) } : everyone;
    figures.push({
      kind: 'everyone',
      about: { measure: series.measure.id, title: series.measure.title, span },
      inputs,
      output: workOutEveryone(inputs),
      definitionVersion: 'every pupil of the school with a result',
      methodVersion: everyoneMethods(),
      ...frozen,
    });
    const progress = span === 'before' ? null : await readProgress(db, enrolment, series, now, now);
    if (progress !== null && progress.pupils.length > 0)
      figures.push({
        kind: 'progress',
        about: { measure: series.measure.id, title: series.measure.title, span },
        inputs: progress,
        output: workOutProgress(progress),
        definitionVersion:
          'every pupil of the school with a start and an end; groups of the school on the day of the start',
        methodVersion: progressMethods(),
        ...frozen,
      });
  }
  await insertFigures(db, enrolment, figures, { personId: actor.kind === 'person' ? actor.personId : null, now });
  if (figures.length > 0)
    await note(
      db,
      actor,
      {
        act: 'tracking.figures-kept',
        schoolId: enrolment.schoolId,
        enrolmentId: enrolment.id,
        about: { because, figures: figures.length },
      },
      now,
    );
  return figures.length;
};

const ends = ({ baseline, after }: MeasureInputs) => ({ baseline, after });

/** When the audit ends: what the practice of the time before the work achieved, beside which the end will stand. */
export const freezeStart = (db: Db, actor: Actor, enrolment: Which, now: Date): Promise<number> =>
  freezeFigures(db, actor, enrolment, 'audit-finished', now);
