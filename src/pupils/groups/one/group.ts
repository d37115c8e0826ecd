import { definitionOn, groupDefinitions, ownId, ownKey } from '../definitions/rules.ts';
import type { Asked } from '../asking.ts';
import { listOwn } from '../own/store.ts';
import { seesSafeguarding } from '../safeguarding/store.ts';
import type { GroupSaid } from './pages.tsx';

/** The group named in the address on a day, if this person may see it; one that is held back looks as if it did not exist. */
export const groupAsked = async ({ db, scope, params }: Asked, on: string): Promise<GroupSaid | null> => {
  const key = params['group'] ?? '';
  const id = ownId(key);
  if (id !== null) {
    const own = (await listOwn(db, scope.schoolId, 'all')).find((each) => each.id === id);
    return own === undefined
      ? null
      : {
          key: ownKey(own.id),
          title: own.title,
          means: own.meaning,
          how: 'recorded',
          isHeldBack: false,
          definition: null,
          versions: [],
          ownId: own.id,
        };
  }
  const versions = groupDefinitions.filter((each) => each.key === key);
  const definition = definitionOn(key, on);
  // On a day before the group was defined its page stands, with nobody in it.
  const said = definition ?? versions[0];
  if (said === undefined) return null;
  if (said.isHeldBack && !(await seesSafeguarding(db, scope.schoolId))) return null;
  const { title, means, how, isHeldBack } = said;
  return { key, title, means, how, isHeldBack, definition, versions, ownId: null };
};
