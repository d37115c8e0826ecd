import type { Db } from '#platform/db';
import { uuidv7 } from '#platform/db';
import type { EnteredSetting } from './forms.ts';

/** One school as the national list, or the awarding body, has it. Null is not known. */
export type School = Readonly<{
  id: string;
  urn: number | null;
  name: string;
  status: string | null;
  type: string | null;
  phase: string | null;
  lowAge: number | null;
  highAge: number | null;
  gender: string | null;
  religiousCharacter: string | null;
  street: string | null;
  town: string | null;
  postcode: string | null;
  laName: string | null;
  region: string | null;
  country: string;
  isDemonstration: boolean;
  enteredBy: string | null;
}>;

export const findSchool = async (db: Db, id: string): Promise<School | null> => {
  const [school] = await db<School[]>`
    select s.id, s.urn, s.name, s.status, s.type, s.phase, s.low_age, s.high_age, s.gender, s.religious_character, s.street, s.town,
           s.postcode, s.la_name, s.region, s.country, s.is_demonstration, b.name as entered_by
      from school s left join body b on b.id = s.entered_by_body where s.id = ${id}`;
  return school ?? null;
};

/** A setting that has no URN, entered by the awarding body; the same name in the same town is the same setting. */
export const findEntered = async (db: Db, name: string, town: string): Promise<string | null> => {
  const [same] = await db<{ id: string }[]>`
    select id from school where urn is null and name_words = app.search_words(${name})
       and app.search_words(town) = app.search_words(${town})`;
  return same?.id ?? null;
};

export const enterSetting = async (db: Db, setting: EnteredSetting, bodyId: string | null): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into school (id, urn, name, type, country, town, la_name, postcode, low_age, high_age, status, entered_by_body)
    values (${id}, null, ${setting.name}, ${setting.type}, ${setting.country}, ${setting.town}, ${setting.laName || null},
      ${setting.postcode || null}, ${setting.lowAge}, ${setting.highAge}, 'Open', ${bodyId})`;
  return id;
};
