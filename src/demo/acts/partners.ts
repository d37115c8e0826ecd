import { uuidv7 } from '#platform/db';
import { hasBegun, stepBegan, type Scene } from './stage.ts';

type Kind = 'charity' | 'education' | 'health' | 'culture-and-sport';

const partners: readonly Readonly<{
  name: string;
  kind: Kind;
  contact: string;
  offers: string;
  purpose: string;
  get: string;
}>[] = [
  {
    name: 'Harbour Young Carers',
    kind: 'charity',
    contact: 'Hannah Webb',
    offers: 'A weekly group in school time, breaks at weekends, and a worker who visits families.',
    purpose: 'Find young carers early and give each one adult who knows.',
    get: 'A place in the Thursday group and a named worker.',
  },
  {
    name: 'Wrenbourne Library',
    kind: 'education',
    contact: 'Oriel Pask',
    offers: 'Trained reading mentors, and books that families keep.',
    purpose: 'Reading mentors for pupils who start below 90.',
    get: 'Two half hours a week with the same mentor for two terms.',
  },
  {
    name: 'Ferrybank Breakfast Trust',
    kind: 'health',
    contact: 'Jon Amos',
    offers: 'Breakfast from half past seven, and a quiet room.',
    purpose: 'Arrive fed, settled and ready to learn.',
    get: 'Breakfast and ten minutes with a familiar adult before lessons.',
  },
];

/** The school's partners, and what it agreed with them for this enrolment: two are live, the third is being talked about. */
export const findPartners = async (scene: Scene): Promise<readonly string[]> => {
  if (!hasBegun(scene, 3)) return [];
  const { db, calendar } = scene;
  const known = await db<
    { id: string; name: string }[]
  >`select id, name from partner where school_id = ${scene.schoolId}`;
  const ids = partners.map(({ name }) => known.find((one) => one.name === name)?.id ?? uuidv7());
  if (known.length === 0)
    await db`insert into partner ${db(
      partners.map((one, index) => ({
        id: ids[index] ?? uuidv7(),
        school_id: scene.schoolId,
        name: one.name,
        kind: one.kind,
        contact_name: one.contact,
        contact: `hello@${one.name.toLowerCase().replaceAll(' ', '-')}.example`,
        offers: one.offers,
        saved_by: scene.lead.personId,
        saved_at: calendar.at(stepBegan(scene, 3)),
      })),
    )}`;
  const live = ids.map(() => uuidv7());
  await db`insert into partnership ${db(
    partners.map((one, index) => {
      const isLive = index < 2;
      return {
        id: live[index] ?? uuidv7(),
        enrolment_id: scene.enrolmentId,
        school_id: scene.schoolId,
        partner_id: ids[index] ?? uuidv7(),
        purpose: one.purpose,
        pupils_get: one.get,
        reached_by: 'Through the form tutor, or at the desk in the library',
        agreed_with: isLive ? one.contact : '',
        agreed_on: isLive ? calendar.day(stepBegan(scene, 3) + 6) : null,
        live_on: isLive ? calendar.day(Math.min(stepBegan(scene, 3) + 9, -1)) : null,
        saved_by: scene.lead.personId,
        saved_at: calendar.at(Math.min(stepBegan(scene, 3) + 9, -1)),
      };
    }),
  )}`;
  return live;
};
