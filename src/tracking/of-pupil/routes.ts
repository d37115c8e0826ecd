import { isUuid } from '#platform/db';
import { writeCsv } from '#platform/csv';
import { bytes, notFound, page, route, type Route } from '#platform/route';
import { note } from '#platform/trail';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { pupilOf, teamOf } from '#pupils';
import { assessmentScope } from '../assessments/scope.ts';
import { assessmentsOf, scoresOfPupil, sheetOf } from '../assessments/store.ts';
import { valueText } from '../scales/rules.ts';
import { PupilScoresPage } from './pages.tsx';

/** Everybody's results of one assessment, a column for each point: as the import reads it again. */
const sheet = route({
  name: 'tracking.assessment.sheet',
  method: 'GET',
  path: paths.tracking.assessmentSheet,
  who: teamOf,
  scope: assessmentScope,
  handle: async ({ actor, db, scope, now }) => {
    const { enrolment, assessment, points, scale } = scope;
    const rows = await sheetOf(db, assessment.id);
    const about = { assessment: assessment.id, pupils: rows.length };
    const taking = {
      act: 'tracking.results-taken-out',
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about,
    };
    await note(db, actor, taking, now);
    const body = writeCsv(
      ['UPN', 'Code', 'Surname', 'Forename', 'Year', ...points.map(({ label }) => `${assessment.title}: ${label}`)],
      rows.map(({ upn, code, surname, forename, yearGroup, scores }) => [
        ...[upn, code, surname, forename, yearGroup],
        ...points.map(({ id }) => {
          const score = scores[id];
          if (score === undefined) return null;
          return score.value === null ? score.missing : (score.mark ?? valueText(scale, score.value));
        }),
      ]),
    );
    return bytes({ type: 'text/csv; charset=utf-8', body, name: 'results.csv' });
  },
});

const ofPupil = route({
  name: 'tracking.pupil-scores',
  method: 'GET',
  path: paths.tracking.scoresOfPupil,
  who: teamOf,
  scope: enrolmentScope,
  handle: async ({ actor, db, frame, params, scope, now }) => {
    const id = params['pupil'] ?? '';
    const pupil = isUuid(id) ? await pupilOf(db, scope.schoolId, id) : null;
    if (pupil === null) return notFound;
    const about = { pupils: 1, where: 'results', pupil: id };
    await note(db, actor, { act: 'pupils.seen', schoolId: scope.schoolId, enrolmentId: scope.id, about }, now);
    return page(
      PupilScoresPage({
        frame,
        enrolment: scope.id,
        pupil: { code: pupil.code, name: `${pupil.forename} ${pupil.surname}` },
        assessments: await assessmentsOf(db, scope.schoolId),
        scores: await scoresOfPupil(db, scope.schoolId, id),
      }),
    );
  },
});

export const routes: readonly Route[] = [ofPupil, sheet];
