import { hasBegun, hasDone, taskOf, type Actor, type Scene } from './stage.ts';

const hour = 3_600_000;

type Entry = Readonly<{
  who: Actor | null;
  act: string;
  about: Readonly<Record<string, string>>;
  hoursAgo: number;
  step: number;
}>;

/** What colleagues did in the last days, as their own acts would have written it in the trail. */
export const actedLately = async (scene: Scene): Promise<void> => {
  const { db, calendar, scheme, cast } = scene;
  const party = scene.plot.team
    .flatMap(([who]) => cast.get(who) ?? [])
    .filter((each) => each.personId !== scene.lead.personId);
  const [first, second, third] = party;
  const code = (index: number): string => scheme.criteria[index % scheme.criteria.length]?.code ?? '';
  const entries: readonly Entry[] = [
    { who: second ?? null, act: 'audit.judged', about: { criterion: code(6) }, hoursAgo: 20, step: 2 },
    { who: first ?? scene.second, act: 'audit.agreed', about: { criterion: code(1) }, hoursAgo: 27, step: 2 },
    { who: taskOf(scene, 'adviser'), act: 'plan.commented', about: { action: 'plan' }, hoursAgo: 50, step: 3 },
    { who: third ?? second ?? null, act: 'evidence.added', about: {}, hoursAgo: 75, step: 4 },
  ];
  const rows = entries.flatMap(({ who, act, about, hoursAgo, step }) =>
    who === null || !hasBegun(scene, step) || hasDone(scene, step)
      ? []
      : [
          {
            at: new Date(calendar.now.getTime() - hoursAgo * hour),
            person_id: who.personId,
            membership_id: who.membershipId,
            act,
            school_id: scene.schoolId,
            enrolment_id: scene.enrolmentId,
            about: db.json(about),
          },
        ],
  );
  if (rows.length > 0)
    await db`insert into trail_entry ${db(rows.toSorted((a, b) => a.at.getTime() - b.at.getTime()))}`;
};
