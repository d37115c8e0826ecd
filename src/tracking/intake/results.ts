/** Results that come with a file of pupils: read by the scale of their assessment, kept with the scores of the whole roll. */
import type { Actor } from '#platform/actor';
import type { LineProblem } from '#platform/csv';
import { uuidv7, type Db } from '#platform/db';
import { longDate } from '#platform/kit';
import { followAttendance, followGroups, type Follows, type ResultsTold, type RollPupil } from '#pupils';
import { readScore } from '../scales/read.ts';
import { scaleOf, type Declared, type Scale } from '../scales/rules.ts';
import { appendScores, type NewScore } from '../scores/store.ts';
import { tallied } from './tally.ts';

type Ids = () => Promise<ReadonlyMap<number, string>>;
type By = Readonly<{ importId: string | null; now: Date; source: string }>;
type Result = RollPupil['results'][number];

type Known = Readonly<{
  id: string;
  title: string;
  scale: Scale;
  points: Map<string, string>;
  labels: Map<string, string>;
}>;
type Assessments = ReadonlyMap<string, Known>;

/** The school's assessments by id and by title, with their points by label and by day. */
const assessmentsOf = async (db: Db, schoolId: string): Promise<Assessments> => {
  const rows = await db<(Declared & Readonly<{ id: string; title: string }>)[]>`
    select id, title, scale, lowest, highest, grades, higher_is_better, expected, unit from assessment where school_id = ${schoolId}`;
  const points = await db<{ id: string; assessmentId: string; label: string; takenOn: string | null }[]>`
    select id, assessment_id, label, taken_on from assessment_point where school_id = ${schoolId}`;
  const known = new Map<string, Known>();
  for (const row of rows) {
    const own = points.filter((point) => point.assessmentId === row.id);
    const entry: Known = {
      id: row.id,
      title: row.title,
      scale: scaleOf(row),
      labels: new Map(own.map((point) => [point.id, point.label])),
      points: new Map([
        ...own.flatMap(({ id, takenOn }) => (takenOn === null ? [] : [[takenOn, id] as const])),
        ...own.map(({ id, label }) => [label.toLowerCase(), id] as const),
      ]),
    };
    known.set(row.id, entry);
    known.set(row.title.toLowerCase(), entry);
  }
  return known;
};

type ReadResult =
  | Readonly<{
      kind: 'score';
      known: Known;
      point: string;
      value: number | null;
      mark: string | null;
      because: string | null;
    }>
  | Readonly<{ kind: 'problem'; problem: LineProblem }>
  | Readonly<{ kind: 'left-out' }>;

/**
 * What one result is worth. A column that somebody mapped to an assessment must find it; what a Common Transfer File or OneRoster
 * brings of assessments that the school has not declared is left out, and is no fault.
 */
const readResult = (all: Assessments, result: Result, isMapped: boolean): ReadResult => {
  const { line, column, assessment, point, mark, missingBecause } = result;
  const fail = (message: string): ReadResult => ({ kind: 'problem', problem: { line, column, message } });
  const known = all.get(assessment.toLowerCase());
  if (known === undefined)
    return isMapped
      ? fail(`No assessment is called “${assessment}”. Declare it first, or ignore this column.`)
      : { kind: 'left-out' };
  if (point === null)
    return isMapped
      ? fail(`Say for which point in time the results of “${assessment}” are, or ignore this column.`)
      : { kind: 'left-out' };
  const found = { kind: 'score', known, point } as const;
  if (missingBecause !== null) return { ...found, value: null, mark: null, because: missingBecause };
  const read = readScore(known.scale, mark ?? '');
  switch (read.kind) {
    case 'value':
      return { ...found, value: read.value, mark: read.mark, because: null };
    case 'missing':
      return { ...found, value: null, mark: null, because: read.because };
    case 'empty':
      return { kind: 'left-out' };
    case 'problem':
      return fail(`${read.message}.`.replace(/\.\.$/, '.'));
  }
};

const isMappedFormat = (format: string): boolean => format === 'csv' || format === 'xlsx';

/** Looks at results while a file is read for its preview, so that a grade outside its scale is told with its line. */
export const resultLooks = async (db: Db, schoolId: string, format: string) => {
  const all = await assessmentsOf(db, schoolId);
  const found: LineProblem[] = [];
  const missing = new Set<string>();
  return {
    pupils: (batch: readonly RollPupil[]): void => {
      for (const { results } of batch)
        for (const result of results) {
          const read = readResult(all, result, isMappedFormat(format));
          if (read.kind !== 'problem') continue;
          // An assessment that is not there is one fault of the heading, not one of each row.
          const isWhole = all.get(result.assessment.toLowerCase()) === undefined || result.point === null;
          if (isWhole && missing.has(result.column)) continue;
          if (isWhole) missing.add(result.column);
          found.push(isWhole ? { ...read.problem, line: 1 } : read.problem);
        }
    },
    problems: (): readonly LineProblem[] => found,
  };
};

type Staged = Readonly<{ place: number; given: Result }>;

/**
 * Keeps the staged results with everybody else's scores, after the pupils themselves were taken over. A result that stands already is
 * not written again, so that the same file twice changes nothing. Points in time that are new are made.
 */
const followResults = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  idsOf: Ids,
  by: By,
): Promise<Readonly<{ told: ResultsTold | undefined; problems: readonly LineProblem[] }>> => {
  const staged = await db<Staged[]>`
    select r.place, given.value as given from roll_raw r, jsonb_array_elements(r.given -> 'results') as given
     where r.given -> 'results' <> '[]'::jsonb order by r.place`;
  if (staged.length === 0) return { told: undefined, problems: [] };
  const [all, ids] = [await assessmentsOf(db, schoolId), await idsOf()];
  const problems: LineProblem[] = [];
  const scores: NewScore[] = [];
  const [into, undeclared] = [tallied(), tallied()];
  for (const { place, given } of staged) {
    const read = readResult(all, given, isMappedFormat(by.source));
    if (read.kind === 'problem') problems.push(read.problem);
    const pupilId = ids.get(place);
    if (read.kind === 'left-out' && (given.mark ?? given.missingBecause ?? '') !== '')
      undeclared.add([given.assessment]);
    if (read.kind !== 'score' || pupilId === undefined) continue;
    const pointId = await pointOf(db, schoolId, read.known, read.point, given.takenOn);
    into.add([read.known.title, read.known.labels.get(pointId) ?? read.point]);
    scores.push({
      pointId,
      pupilId,
      value: read.value,
      mark: read.mark,
      missingBecause: read.because,
      source: `File, ${by.source}`,
    });
  }
  if (problems.length > 0) return { told: undefined, problems };
  const { added, changed } = await notYetHeld(db, scores);
  const personId = actor.kind === 'person' ? actor.personId : null;
  await appendScores(db, schoolId, [...added, ...changed], { personId, now: by.now });
  const told: ResultsTold = {
    added: added.length,
    changed: changed.length,
    unchanged: scores.length - added.length - changed.length,
    undeclared: undeclared.all().map(({ words: [title = ''], times }) => ({ title, results: times })),
    into: into.all().map(({ words: [title = '', point = ''], times }) => ({ title, point, results: times })),
  };
  return { told, problems: [] };
};

const pointOf = async (
  db: Db,
  schoolId: string,
  known: Known,
  point: string,
  takenOn: string | null,
): Promise<string> => {
  const held = known.points.get(point.toLowerCase());
  if (held !== undefined) return held;
  const id = uuidv7();
  await db`
    insert into assessment_point (id, school_id, assessment_id, label, taken_on)
    values (${id}, ${schoolId}, ${known.id}, ${takenOn === null ? point.slice(0, 60) : longDate(takenOn)}, ${takenOn})`;
  known.points.set(point.toLowerCase(), id);
  known.labels.set(id, takenOn === null ? point.slice(0, 60) : longDate(takenOn));
  return id;
};

/** Scores that say something other than the latest one of their point and pupil: new where none stands, else a change. */
const notYetHeld = async (
  db: Db,
  scores: readonly NewScore[],
): Promise<Readonly<{ added: readonly NewScore[]; changed: readonly NewScore[] }>> => {
  const points = [...new Set(scores.map(({ pointId }) => pointId))];
  const held = await db<{ pointId: string; pupilId: string; value: number | null; missingBecause: string | null }[]>`
    select distinct on (point_id, pupil_id) point_id, pupil_id, value, missing_because from restricted.score
     where point_id = any (${db.array(points)}::uuid[]) order by point_id, pupil_id, seq desc`;
  const latest = new Map(held.map((row) => [`${row.pointId} ${row.pupilId}`, row]));
  const heldOf = ({ pointId, pupilId }: NewScore) => latest.get(`${pointId} ${pupilId}`);
  return {
    added: scores.filter((score) => heldOf(score) === undefined),
    changed: scores.filter((score) => {
      const before = heldOf(score);
      return before !== undefined && (before.value !== score.value || before.missingBecause !== score.missingBecause);
    }),
  };
};

/** What follows the pupils of a staged file. Gives how much of each changed, and what stands in the way. */
export const followAll = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  ids: Ids,
  by: By,
): Promise<Readonly<{ follows: Follows; problems: readonly LineProblem[] }>> => {
  const groups = await followGroups(db, actor, schoolId, ids, by);
  const attendance = await followAttendance(db, actor, schoolId, ids, by);
  const { told, problems } = await followResults(db, actor, schoolId, ids, by);
  const results = (told?.added ?? 0) + (told?.changed ?? 0);
  return {
    follows: { groups: groups.changed, attendance: attendance.changed, results, told },
    problems: [...groups.problems, ...attendance.problems, ...problems],
  };
};
