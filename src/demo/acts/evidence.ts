import { uuidv7 } from '#platform/db';
import { between, pick } from '#platform/random';
import { items } from './items.ts';
import { hasBegun, stepDay, type Scene } from './stage.ts';

const shows = [
  'It shows the practice in ordinary weeks, not only on good days.',
  'It shows that the change reached the pupils it was meant for.',
  'It shows both where it works and where it does not yet.',
];
const impacts = [
  'Target pupils’ reading moved on by more than like pupils’.',
  'Fewer lessons were missed at the start of the day.',
  'Families ring earlier, and fewer cases grow.',
  'Pupils who care for somebody now have an adult who knows.',
];

/** Thirteen items that serve many criteria each: Wrenbourne has begun to gather, schools further on have finished. */
export const gatherEvidence = async (scene: Scene): Promise<void> => {
  const { db, random, calendar, scheme } = scene;
  const isFull = hasBegun(scene, 4);
  if (!isFull && scene.key !== 'wrenbourne.mark' && scene.key !== 'oldcote.mark') return;
  const last = scene.plot.submitted ?? Math.min(stepDay(scene, 4), -1);
  const made = await itemsOf(scene, isFull ? items : items.slice(0, 5), last);
  // Every criterion has one or two items while the scheme's limit allows more; a school on its way has gaps.
  const claims = scheme.criteria.flatMap((criterion, index) => {
    if (!isFull && index % 3 !== 0) return [];
    const first = made[index % made.length];
    const second = index % 2 === 0 ? made[(index * 4 + 3) % made.length] : undefined;
    return [...new Set([first, second])].flatMap((one) =>
      one === undefined
        ? []
        : [
            {
              id: uuidv7(),
              item_id: one.id,
              enrolment_id: scene.enrolmentId,
              school_id: scene.schoolId,
              criterion: criterion.code,
              says: pick(random, shows),
              impact: pick(random, impacts),
              claimed_by: scene.lead.membershipId,
              claimed_at: calendar.at(Math.min(one.on + 3, last - 1)),
            },
          ],
    );
  });
  if (claims.length > 0) await db`insert into claim ${db(claims)}`;
};

type Made = Readonly<{ id: string; on: number }>;

/** A school's items serve every mark that it works for: those of an earlier journey are used again, not made again. */
const itemsOf = async (
  scene: Scene,
  chosen: readonly (typeof items)[number][],
  last: number,
): Promise<readonly Made[]> => {
  const { db, random, calendar } = scene;
  const held = await db<{ id: string }[]>`select id from evidence_item where school_id = ${scene.schoolId} order by id`;
  if (held.length > 0) return held.map(({ id }) => ({ id, on: last - 6 }));
  const voices = scene.scheme.evidence.voices;
  const made = chosen.map((item) => ({ id: uuidv7(), item, on: last - between(random, 8, 120) }));
  await db`insert into evidence_item ${db(
    made.map(({ id, item, on }) => ({
      id,
      school_id: scene.schoolId,
      kind: item.kind,
      title: item.title,
      added_by: scene.lead.membershipId,
      added_at: calendar.at(on),
    })),
  )}`;
  await db`insert into evidence_revision ${db(
    made.map(({ id, item, on }) => ({
      item_id: id,
      school_id: scene.schoolId,
      version: 1,
      title: item.title,
      shows: pick(random, shows),
      voices: [voices.find((voice) => voice === item.voice) ?? voices[0] ?? 'Staff'],
      from_on: calendar.day(on - 60),
      to_on: calendar.day(on),
      note: item.note,
      by_whom: 'by' in item ? item.by : '',
      ...('measure' in item
        ? { measure: item.measure, value: item.value, unit: item.unit, pupils: item.pupils, source: item.source }
        : { measure: null, value: null, unit: '', pupils: null, source: '' }),
      url: 'url' in item ? item.url : null,
      changed_by: scene.lead.membershipId,
      changed_at: calendar.at(on),
    })),
  )}`;
  const seen = made.filter(({ item }) => item.kind === 'observation');
  // Nobody can be recognised in what a colleague saw at breakfast.
  if (seen.length > 0)
    await db`insert into evidence_consent ${db(
      seen.map(({ id, on }) => ({
        ...{ id: uuidv7(), item_id: id, school_id: scene.schoolId, state: 'not-needed' },
        ...{ said_by: scene.lead.membershipId, said_at: calendar.at(on) },
      })),
    )}`;
  return made;
};
