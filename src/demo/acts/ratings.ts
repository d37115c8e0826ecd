import { uuidv7 } from '#platform/db';
import { criteriaOf } from '#schemes/rules';
import { stepDay, type Scene } from './stage.ts';

/**
 * Two of the party rated a standard without seeing each other's level: mostly alike, a step apart here and there, and what
 * differed was settled with a reason. For a school whose audit is over.
 */
export const rateBlind = async (scene: Scene, standard: string): Promise<void> => {
  const { db, scheme, calendar, lead, enrolmentId, schoolId } = scene;
  const [one, other] = scene.plot.team
    .filter(([, , standards]) => standards.includes(standard))
    .flatMap(([who]) => scene.cast.get(who) ?? []);
  if (one === undefined || other === undefined) return;
  const codes = criteriaOf(scheme, standard).map(({ code }) => code);
  const answers = await db<{ criterion: string; level: string; version: number }[]>`
    select criterion, level, version from audit_answer where enrolment_id = ${enrolmentId} and criterion = any(${codes}) order by criterion`;
  const day = stepDay(scene, 2) - 12;
  const [id, place] = [uuidv7(), { enrolment_id: enrolmentId, school_id: schoolId }];
  await db`insert into audit_second ${db({
    ...{ ...place, id, criteria: codes, is_blind: true },
    ...{ asked_by: lead.personId, asked_name: lead.name, asked_at: calendar.at(day - 8) },
  })}`;
  await db`insert into audit_rater ${db(
    [one, other].map((rater) => ({
      ...{ ...place, second_id: id, person_id: rater.personId, name: rater.name, in_at: calendar.at(day) },
    })),
  )}`;
  const beside = (level: string): string => {
    const rank = scheme.levels.findIndex(({ code }) => code === level);
    return scheme.levels[rank === 0 ? 1 : rank - 1]?.code ?? level;
  };
  const differs = (at: number): boolean => at % 4 === 3;
  const rating = (rater: typeof one, criterion: string, level: string) => ({
    ...{ ...place, second_id: id, criterion, person_id: rater.personId, level },
    ...{ comment: 'As I saw it in three visits and a talk with pupils.', given_at: calendar.at(day) },
  });
  await db`insert into audit_rating ${db(
    answers.flatMap(({ criterion, level }, at) => [
      rating(one, criterion, level),
      rating(other, criterion, differs(at) ? beside(level) : level),
    ]),
  )}`;
  await db`insert into audit_settlement ${db(
    answers.map(({ criterion, level, version }, at) => ({
      ...{ ...place, second_id: id, criterion, kind: differs(at) ? 'settled' : 'same', level, of_version: version },
      reason: differs(at) ? 'We looked at the books of both year groups together, and agreed.' : '',
      ...{ settled_by: lead.personId, settled_name: lead.name, settled_at: calendar.at(day + 1) },
    })),
  )}`;
};
