/** Whose result a row is: by UPN, else by admission number, else by name and date of birth. What fits two is nobody's. Pure. */
import type { KnownPupil } from './rules.ts';
import type { WhoPlaces } from './shape.ts';

/** The place of the pupil among those who are known, or the column at fault with a sentence. */
export type FoundPupil =
  | Readonly<{ kind: 'pupil'; at: number }>
  | Readonly<{ kind: 'fault'; column: number; message: string }>;

const several = -2;

const bareUpn = (text: string): string => text.toUpperCase().replaceAll(/\s+/g, '');
const bareName = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
const bareNumber = (text: string): string => text.toLowerCase().trim();
const personKey = (surname: string, forename: string, bornOn: string): string =>
  [bareName(surname), bareName(forename), bornOn].join('\u0000');

/** Places by key; a key that two pupils share is nobody's. */
const placesBy = (pupils: readonly KnownPupil[], keyOf: (pupil: KnownPupil) => string | null): Map<string, number> => {
  const places = new Map<string, number>();
  for (const [at, pupil] of pupils.entries()) {
    const key = keyOf(pupil);
    if (key !== null) places.set(key, places.has(key) ? several : at);
  }
  return places;
};

/** A pupil is found by the UPN that they had before as well, while nobody else has it now. */
const byAnyUpn = (pupils: readonly KnownPupil[]): ReadonlyMap<string, number> => {
  const former = placesBy(pupils, ({ formerUpn }) => formerUpn);
  return new Map([...former, ...placesBy(pupils, ({ upn }) => upn)]);
};

const unknown = 'Bring the pupils in first, or correct it.';

/** Finds the pupil of each row; `cellOf` gives a cell by its place, `dayOf` a day as it was written. */
export const pupilFinder = (
  pupils: readonly KnownPupil[],
  who: WhoPlaces,
  dayOf: (text: string) => string | null,
): ((cellOf: (at: number) => string) => FoundPupil) => {
  const byUpn = byAnyUpn(pupils);
  const byNumber =
    who.admissionNumber < 0 ? null : placesBy(pupils, ({ admissionNumber: own }) => own && bareNumber(own));
  const byName =
    who.surname < 0 || who.forename < 0 || who.bornOn < 0
      ? null
      : placesBy(pupils, ({ surname, forename, bornOn }) => bornOn && personKey(surname, forename, bornOn));
  const fault = (column: number, message: string): FoundPupil => ({ kind: 'fault', column, message });
  const found = (places: ReadonlyMap<string, number>, key: string, column: number, what: string): FoundPupil => {
    const at = places.get(key);
    if (at === undefined) return fault(column, `No pupil of your school has this ${what}. ${unknown}`);
    return at === several
      ? fault(column, `Several pupils of your school have this ${what}. Give the UPN, so that the right one is meant.`)
      : { kind: 'pupil', at };
  };

  const byUpnCell = (upn: string, number: string): FoundPupil => {
    const pupil = found(byUpn, upn, who.upn, 'UPN');
    const other = number === '' ? undefined : byNumber?.get(bareNumber(number));
    return pupil.kind === 'pupil' && other !== undefined && other !== several && other !== pupil.at
      ? fault(who.upn, 'The UPN and the admission number of this row are two different pupils. Correct one of them.')
      : pupil;
  };

  return (cellOf) => {
    const [upn, number] = [bareUpn(cellOf(who.upn)), cellOf(who.admissionNumber)];
    if (upn !== '') return byUpnCell(upn, number);
    if (byNumber !== null && number !== '')
      return found(byNumber, bareNumber(number), who.admissionNumber, 'admission number');
    if (byName === null)
      return byNumber === null
        ? fault(who.upn, 'Enter the UPN: without it nobody knows whose result this is.')
        : fault(
            who.admissionNumber,
            'Enter the UPN or the admission number: without it nobody knows whose result this is.',
          );
    const [surname, forename, born] = [cellOf(who.surname), cellOf(who.forename), cellOf(who.bornOn)];
    const bornOn = dayOf(born);
    if (surname === '' || forename === '')
      return fault(who.surname, 'Enter the pupil’s surname and forename, or the UPN.');
    return bornOn === null
      ? fault(who.bornOn, 'Enter the date of birth like 14/03/2014: a name alone may be that of two pupils.')
      : found(byName, personKey(surname, forename, bornOn), who.surname, 'name and date of birth');
  };
};
