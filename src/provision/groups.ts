import type { Db } from '#platform/db';
import { membersOf, ownGroups } from '#pupils';
import { groupKeys, groupTitles, heldBackGroups } from '#pupils/rules';

export type Group = Readonly<{ key: string; title: string; pupilIds: ReadonlySet<string> }>;

/** The groups to which pupils of the school belong on a day, in the order of the definitions, the school's own last; none that is held back. */
export const groupsOn = async (db: Db, schoolId: string, on: string): Promise<readonly Group[]> => {
  const members = await membersOf(db, schoolId, on);
  const titled = [
    ...groupKeys.filter((key) => !heldBackGroups.has(key)).map((key) => ({ key, title: groupTitles[key] ?? key })),
    ...(await ownGroups(db, schoolId)).map(({ id, title }) => ({ key: `own:${id}`, title })),
  ];
  return titled.flatMap(({ key, title }) => {
    const pupilIds = members.get(key);
    return pupilIds === undefined ? [] : { key, title, pupilIds };
  });
};
