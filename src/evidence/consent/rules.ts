import type { TagKind } from '#platform/kit';
import { itemKinds, type ItemKind } from '../kind/rules.ts';

/** Whether those who can be recognised in an item agreed that it is shown, and what follows. Pure. */

export const consentStates = {
  'not-said': { word: 'Nothing said', tag: 'not-started', mayLeave: true },
  'not-needed': { word: 'Nobody can be recognised', tag: 'done', mayLeave: true },
  given: { word: 'Consent given', tag: 'done', mayLeave: true },
  asked: { word: 'Consent asked for', tag: 'waiting', mayLeave: false },
  refused: { word: 'Consent refused', tag: 'refused', mayLeave: false },
  withdrawn: { word: 'Consent withdrawn', tag: 'refused', mayLeave: false },
} as const satisfies Record<string, Readonly<{ word: string; tag: TagKind; mayLeave: boolean }>>;

export type ConsentState = keyof typeof consentStates;

/** What can be said of consent while an item is added; that it was withdrawn can only be said of one that stands. */
export const sayable = ['not-needed', 'given', 'asked', 'refused', 'withdrawn'] as const;

/** What is said about consent at one moment. */
export type Said = Readonly<{ state: ConsentState; keptWhere: string; until: string | null; because: string }>;

export type ConsentTrouble = 'asked' | 'refused' | 'withdrawn' | 'ended' | 'not-said';

/** Why an item may not leave the school or be submitted today, or null. A picture in a file is a picture, whatever it was called. */
export const consentTrouble = (
  item: Readonly<{ kind: ItemKind; isPicture: boolean; consent: ConsentState; consentUntil: string | null }>,
  today: string,
): ConsentTrouble | null => {
  const { consent, consentUntil } = item;
  if (consent === 'asked' || consent === 'refused' || consent === 'withdrawn') return consent;
  if (consentUntil !== null && consentUntil < today) return 'ended';
  return consent === 'not-said' && asksConsent(item.kind, item.isPicture) ? 'not-said' : null;
};

/** Whether it has to be said who can be recognised: for pictures and observations, always. */
export const asksConsent = (kind: ItemKind, isPicture: boolean): boolean => itemKinds[kind].asksConsent || isPicture;

export const consentTroubleWords = (trouble: ConsentTrouble): Readonly<{ title: string; next: string }> => {
  switch (trouble) {
    case 'asked':
      return {
        title: 'Consent is asked for, and not given yet',
        next: 'The item stays inside the school until then. Say so here when the paper is back.',
      };
    case 'refused':
      return {
        title: 'Consent was refused',
        next: 'Nobody outside the school sees this item. Cover the faces or names in a new version, or take it out.',
      };
    case 'withdrawn':
      return {
        title: 'Consent was withdrawn',
        next: 'Nobody outside the school sees this item any more, in no submission either. Take it out and erase it.',
      };
    case 'ended':
      return {
        title: 'The consent has ended',
        next: 'Nobody outside the school sees this item any more. Ask again, or take it out.',
      };
    case 'not-said':
      return {
        title: 'Nothing is said about consent',
        next: 'Say whether somebody can be recognised in it, and whether they agreed.',
      };
  }
};

/** Whether a kept file is a picture; its name's ending was held against its content when it was kept. */
export const isPictureName = (name: string): boolean => /\.(png|jpe?g|jfif|webp|gif|heic|heif)$/i.test(name);
