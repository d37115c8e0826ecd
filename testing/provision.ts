import { href, paths } from '#paths';
import type { Who, World } from './world.ts';

type Fields = Readonly<Record<string, string | string[]>>;

/** The form of a provision as somebody fills it in: the worked example of domain.md 5.8, half an hour twice a week for ten weeks. */
export const provisionForm = (fields: Fields = {}): Record<string, string | string[]> => ({
  ...{ title: 'Reading mentors', kind: 'ordinary', tier: 'targeted', menu: 'targeted', yearGroups: ['7', '8'] },
  ...{ about: '', runBy: 'Library', partner: '', place: 'Library', groupSize: '4', groupCount: '1' },
  ...{ sessionsPerWeek: '2', minutes: '30', weeks: '10', startsOn: '7 September 2026', endsOn: '18 December 2026' },
  ...{ staffCount: '1', staffRole: 'Teaching assistant', staffCostHour: '18', resources: '60', resourcesFor: 'Books' },
  ...{ ppShare: '61', senShare: '28', otherShare: '11', otherFrom: 'Gifts', measuredBy: 'Reading age, in months' },
  ...{ better: 'higher', entryCriteria: '', exitCriteria: '' },
  ...fields,
});

/** Adds a provision to the ladder's school; what its addresses need. */
export const addedProvision = async (world: World, fields: Fields = {}, who: Who = 'lead') => {
  const at = { enrolment: world.ladder.id };
  const answer = await world.as(who).post(href(paths.provision.add, at), provisionForm(fields));
  if (answer.statusCode !== 303) throw new Error(`The provision was not added: ${answer.statusCode}`);
  return { ...at, provision: answer.headers.location?.split('/').at(-1) ?? '' };
};

/** Puts these pupils on a provision, as the page does. */
export const putOn = (
  world: World,
  where: Readonly<{ enrolment: string; provision: string }>,
  chosen: readonly string[],
) =>
  world.as('lead').post(href(paths.provision.addPupils, where), {
    ...{ q: '', forGroup: '', year: '', fromOn: '7 September 2026', group: '1', which: 'chosen' },
    chosen: [...chosen],
  });

/** The words of a page, without its marks. */
export const wordsOf = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
