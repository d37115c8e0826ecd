import { writeCsv } from '#platform/csv';
import { needsWords, type Seated } from '../rules.ts';

const heads = [
  'Place',
  'Parent or carer',
  'Grown-ups',
  'How to reach them',
  'Child',
  'Needs',
  'Signed up by',
  'Came',
] as const;

const cameWords = (came: boolean | null): string => (came === null ? 'not written down' : came ? 'yes' : 'no');

/** The list of a session as a spreadsheet for those who hold it. No cell can start a formula. */
export const listSheet = (places: readonly Seated[], childOf: (pupilId: string | null) => string): string =>
  writeCsv(
    heads,
    places.map((place) => [
      place.waiting === null ? 'has a place' : `waiting ${place.waiting}`,
      place.erasedAt === null ? place.parentName : 'erased',
      place.party,
      place.contact,
      childOf(place.pupilId),
      needsWords(place),
      place.isFromLink ? 'link' : 'staff',
      cameWords(place.came),
    ]),
  );
