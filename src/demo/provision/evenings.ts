import { uuidv7, type Db } from '#platform/db';
import { between } from '#platform/random';
import { makeWorkshopLink } from '#provision';
import type { OnRoll } from '../roll/invent.ts';
import type { Scene } from '../acts/stage.ts';

const evenings = [
  ['Reading together', 'Ten minutes a day at home: we try three ways, with books to take along.'],
  ['Maths as it is taught now', 'Division, fractions and the words that children use for them.'],
  ['Phones, sleep and homework', 'What other families have agreed at home, and what helped. With supper.'],
] as const;
const parents = 'Amira Bo Cath Dev Elin Fay Gareth Huda Ivo Jan Kit Lou Mari Ned Orla Pat'.split(' ');

/** Families who signed up by the link, with what they asked for. */
const byLink: readonly (readonly [name: string, party: number, needs: readonly string[], language: string])[] = [
  ['Rasa Petraitis', 1, ['interpreter'], 'Lithuanian'],
  ['Sol and Tamsin Reyes', 2, ['childcare'], ''],
  ['Una Whitlock', 1, [], ''],
  ['Vikram Chadha', 1, ['childcare'], ''],
];

type Of = Readonly<{ provision_id: string; school_id: string }>;

/** Three evenings: two are over, with who came and what they said; families can sign up for the third by its link. */
export const keepWorkshops = async (scene: Scene, provisionId: string, targets: readonly OnRoll[]): Promise<void> => {
  const { db, schoolId, lead, calendar } = scene;
  const of = { provision_id: provisionId, school_id: schoolId };
  for (const [at, [title, about]] of evenings.entries()) {
    const day = [-54, -19, 16][at] ?? 16;
    const isOver = day < 0;
    const id = uuidv7();
    await db`insert into workshop_session ${db([
      {
        ...{ id, ...of, title, about, held_on: calendar.day(day), starts_at: '18:00', minutes: 90, place: 'Library' },
        ...{ capacity: 20, asks: isOver ? [] : ['interpreter', 'childcare'] },
        ...{ added_at: calendar.at(-60), saved_by: lead.personId, saved_at: calendar.at(-60) },
      },
    ])}`;
    const families = targets.slice(at * 6, at * 6 + (isOver ? 16 : 9));
    await db`insert into restricted.workshop_place ${db(
      families.map((pupil, place) => ({
        ...{ id: uuidv7(), session_id: id, ...of, pupil_id: pupil.id },
        ...{
          parent_name: `${parents[place % parents.length]} ${pupil.surname}`,
          signed_at: calendar.at(Math.min(day - 8, -4)),
        },
        came: isOver ? place % 7 !== 5 : null,
        added_by: lead.personId,
      })),
    )}`;
    // A workshop reaches the child whose family signed up.
    await db`insert into provision_pupil ${db(
      families.map((pupil) => ({
        ...{ ...of, pupil_id: pupil.id, code: pupil.code, from_on: calendar.day(-60) },
        ...{ added_by: lead.personId, added_at: calendar.at(-60) },
      })),
    )} on conflict (provision_id, pupil_id) do nothing`;
    if (isOver) await hear(scene, of, id, calendar.at(day, 20));
    else await signUpByLink(scene, of, id);
  }
};

/** Twelve of the fourteen who came said how it was. */
const hear = async ({ db, random, lead }: Scene, of: Of, sessionId: string, at: Date): Promise<void> => {
  await db`insert into workshop_feedback ${db(
    Array.from({ length: 12 }, (_, said) => ({
      ...{ id: uuidv7(), session_id: sessionId, ...of, useful: between(random, 3, 5) },
      ...{ surer: said % 4 === 3 ? 'a-little' : 'yes', again: said % 5 === 4 ? 'perhaps' : 'yes' },
      says:
        said === 0
          ? 'I did not know how they do division now.'
          : said === 5
            ? 'Please begin later: I come from work.'
            : '',
      ...{ recorded_by: lead.personId, recorded_at: at },
    })),
  )}`;
};

const signUpByLink = async ({ db, calendar }: Scene, of: Of, sessionId: string): Promise<void> => {
  await db`insert into restricted.workshop_place ${db(
    byLink.map(([name, party, needs, language], at) => ({
      ...{ id: uuidv7(), session_id: sessionId, ...of, parent_name: name, party, needs: [...needs], language },
      ...{ is_from_link: true, signed_at: calendar.at(-3, 17 + at) },
    })),
  )}`;
};

/** Opens the links of evenings that are still ahead, as the coordinator did: their codes come from this installation's own key. */
export const openLinks = async (db: Db, dataDir: string, at: Date): Promise<void> => {
  const ahead = await db<{ id: string; personId: string }[]>`
    select id, saved_by as person_id from workshop_session where held_on > ${at} and called_off_because is null`;
  for (const { id, personId } of ahead)
    await makeWorkshopLink({ db, dataDir }, { id, linkNo: 1 }, { personId, now: at });
};
