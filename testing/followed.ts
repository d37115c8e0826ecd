import { href, paths } from '#paths';
import type { World } from './world.ts';

export type Followed = Readonly<{ training: string; catchUp: string; measure: string }>;

/** A school with forty staff, a training and its catch-up, forty pupils followed and one measure with most of its results. */
export const followedSchool = async (world: World): Promise<Followed> => {
  const enrolment = world.ladder.id;
  const lead = world.as('lead');
  const staff = Array.from({ length: 40 }, (_, n) => `Person ${String(n).padStart(2, '0')},Teacher`);
  await lead.post(href(paths.training.listStaff, { enrolment }), { list: ['Name,Job', ...staff].join('\n') });
  const plan = async (fields: Record<string, string>) => {
    const session = {
      kind: 'whole-staff',
      catchUpOf: '',
      title: 'Raising achievement',
      heldOn: '16 November 2026',
      startsAt: '15:45',
      minutes: '90',
    };
    const more = {
      place: 'Hall',
      ledBy: 'Adam Adviser',
      programme: 'Who our pupils are',
      materials: 'Slides',
      version: '0',
    };
    const planned = await lead.post(href(paths.training.plan, { enrolment }), { ...session, ...more, ...fields });
    return planned.headers.location?.split('/').at(-1) ?? '';
  };
  const training = await plan({});
  const rows = await world.database.asActor(
    { kind: 'system', task: 'test' },
    (db) => db<{ id: string }[]>`select id from staff_member order by name`,
  );
  const ids = rows.map((row) => row.id);
  await lead.post(href(paths.training.attendance, { enrolment, session: training }), {
    present: ids.slice(0, 31),
    shown: ids,
  });
  const catchUp = await plan({ kind: 'catch-up', catchUpOf: training, title: 'Once more' });
  const codes = Array.from({ length: 40 }, (_, n) => `P-${String(n + 1).padStart(3, '0')}`);
  const pupils = codes.map((code, n) => `Surname${code},Ann,${n < 24 ? 'target' : 'comparison'},8`);
  await lead.post(href(paths.pupils.take, { enrolment }), {
    list: ['Surname,Forename,Kind,Year', ...pupils].join('\n'),
  });
  const declared = await lead.post(href(paths.tracking.declare, { enrolment }), {
    title: 'Reading',
    scale: 'Standardised score, Test 2024',
    lowest: '69',
    highest: '141',
    better: 'higher',
    baselineOn: '',
    afterOn: '',
  });
  const measure = declared.headers.location?.split('/').at(-1) ?? '';
  const results = codes.flatMap((code, n) => {
    const before = 84 + ((n * 7) % 12);
    const after = before + (n < 24 ? 4 : 1) + ((n * 5) % 7);
    return [
      [`baseline.${code}`, String(before)],
      [`after.${code}`, n === 3 ? '' : String(after)],
      [`afterWhy.${code}`, n === 3 ? 'Absent on the day' : ''],
    ];
  });
  const days = { version: '2', baselineOn: '21 September 2026', afterOn: '16 November 2026' };
  await lead.post(href(paths.tracking.measure, { enrolment, measure }), { ...days, ...Object.fromEntries(results) });
  return { training, catchUp, measure };
};
