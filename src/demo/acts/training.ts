import { uuidv7 } from '#platform/db';
import { between, pick } from '#platform/random';
import { hasDone, stepBegan, type Scene } from './stage.ts';

const first =
  'Ada Ben Cara Dafydd Efa Femi Gita Hugh Ines Jack Kira Leon Maya Nina Omar Pia Quinn Rosa Sam Tara Uma Vik Wren Yusra Zac'.split(
    ' ',
  );
const last =
  'Abbot Barrow Chen Dyer Eaves Foy Gale Holt Ibbs Joss Kerr Lunn Moss Nash Orme Pell Quick Rudd Shaw Tull Unwin Vane Ward Yates Zito'.split(
    ' ',
  );
const jobs = [
  'Class teacher',
  'Subject teacher',
  'Teaching assistant',
  'Midday supervisor',
  'Office',
  'Site team',
  'Pastoral assistant',
  'Cover supervisor',
];

const staffCount: Readonly<Record<string, number>> = {
  wrenbourne: 120,
  amberlow: 46,
  fernlow: 58,
  kilnfield: 24,
  brackenlow: 96,
  oldcote: 29,
  stowmere: 100,
  thornmere: 84,
  weir: 22,
  larchlow: 88,
  quernside: 104,
};

/** The whole staff, their training, who was there and who caught up. Stowmere stands at 62 of 100: its gate is still shut. */
export const trainStaff = async (scene: Scene): Promise<void> => {
  const { db, random, schoolId, calendar, plot } = scene;
  const school = scene.key.split('.')[0] ?? '';
  const known = await db<{ id: string }[]>`select id from staff_member where school_id = ${schoolId}`;
  const staff = known.length > 0 ? known.map((row) => row.id) : await hire(scene, staffCount[school] ?? 40);
  const launch = session(
    scene,
    'launch',
    'Launch with senior leaders and the working party',
    stepBegan(scene, 1) + 3,
    60,
  );
  const meeting = session(scene, 'consultancy', 'Consultancy with the senior team', stepBegan(scene, 1) + 8, 90);
  const training = session(
    scene,
    'whole-staff',
    'Raising the achievement of vulnerable learners',
    stepBegan(scene, 1) + 14,
    150,
  );
  const catchUp = {
    ...session(scene, 'catch-up', 'Catch-up for those who were away', stepBegan(scene, 1) + 22, 75),
    catch_up_of: training.id,
  };
  const isDone = hasDone(scene, 1);
  await db`insert into training_session ${db([launch, meeting, training, ...(isDone ? [catchUp] : [])])}`;
  const share = isDone ? 0.9 : 0.62;
  const there = staff.filter((_, index) => index < Math.round(staff.length * share));
  const away = staff.filter((_, index) => index >= Math.round(staff.length * share));
  const caughtUp = isDone ? away.slice(0, Math.ceil(away.length * 0.7)) : [];
  const row = (session_id: string, staff_id: string) => ({
    session_id,
    staff_id,
    school_id: schoolId,
    enrolment_id: scene.enrolmentId,
    recorded_by: scene.lead.personId,
    recorded_at: calendar.at(Math.min(plot.began + 20, -1)),
  });
  const small = staff.slice(0, between(random, 8, 20));
  await db`insert into attendance ${db([
    ...small.map((id) => row(launch.id, id)),
    ...small.slice(0, 6).map((id) => row(meeting.id, id)),
    ...there.map((id) => row(training.id, id)),
    ...caughtUp.map((id) => row(catchUp.id, id)),
  ])}`;
};

const hire = async ({ db, random, schoolId, calendar }: Scene, count: number): Promise<string[]> => {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: uuidv7(),
    school_id: schoolId,
    name: `${first[index % first.length]} ${last[(index * 7 + Math.floor(index / first.length)) % last.length]}`,
    job: pick(random, jobs),
    started_on: calendar.day(-between(random, 430, 3_000)),
  }));
  await db`insert into staff_member ${db(rows)}`;
  return rows.map((row) => row.id);
};

const session = (scene: Scene, kind: string, title: string, on: number, minutes: number) => ({
  id: uuidv7(),
  enrolment_id: scene.enrolmentId,
  school_id: scene.schoolId,
  kind,
  catch_up_of: null as string | null,
  title,
  held_on: scene.calendar.day(Math.min(on, -2)),
  starts_at: '15:45',
  minutes,
  place: 'Hall',
  led_by: kind === 'catch-up' ? scene.lead.name : 'Martin Hale',
  programme: 'Who our vulnerable learners are; what the evidence says; what each of us will do from Monday.',
  materials: 'Slides, one page to keep, reading list',
  record: kind === 'launch' ? 'Aims, dates and parts agreed. Two or three people to each standard.' : '',
  recorded_at: scene.calendar.at(Math.min(on + 1, -1)),
});
