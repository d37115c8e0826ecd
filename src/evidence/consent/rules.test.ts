import { describe, expect, test } from 'vitest';
import { readConsent } from './forms.ts';
import { consentStates, consentTrouble, type ConsentState } from './rules.ts';

const photograph = { kind: 'photograph', isPicture: true, consent: 'given', consentUntil: null } as const;
const today = '2026-11-23';

describe('what may leave the school', () => {
  test.each(['asked', 'refused', 'withdrawn'] as const)('not while consent is %s, whatever the item is', (consent) =>
    expect(consentTrouble({ kind: 'note', isPicture: false, consent, consentUntil: null }, today)).toBe(consent),
  );
  test('not once consent has ended; on its last day it still holds', () => {
    expect(consentTrouble({ ...photograph, consentUntil: '2026-11-22' }, today)).toBe('ended');
    expect(consentTrouble({ ...photograph, consentUntil: today }, today)).toBeNull();
  });
  test('a picture of which nothing is said is not ready, whatever it was called; a policy in Word is', () => {
    expect(consentTrouble({ ...photograph, consent: 'not-said' }, today)).toBe('not-said');
    const file = { ...photograph, kind: 'file', consent: 'not-said' } as const;
    expect(consentTrouble(file, today)).toBe('not-said');
    expect(consentTrouble({ ...file, isPicture: false }, today)).toBeNull();
  });
  test('the table and the rule say the same of every state', () => {
    for (const [state, { mayLeave }] of Object.entries(consentStates))
      expect(
        consentTrouble(
          { kind: 'link', isPicture: false, consent: state as ConsentState, consentUntil: null },
          today,
        ) === null,
      ).toBe(mayLeave);
  });
});

describe('what the form says', () => {
  const form = (fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
  const fieldsOf = (read: object) =>
    'problems' in read ? (read.problems as { field: string }[]).map(({ field }) => field) : [];

  test('consent on paper says where the paper is, and does not end before today', () => {
    expect(fieldsOf(readConsent(form({ consent: 'given' }), true, today))).toEqual(['consentKept']);
    const past = form({ consent: 'given', consentKept: 'Office', consentUntil: '1 November 2026' });
    expect(fieldsOf(readConsent(past, true, today))).toEqual(['consentUntil']);
  });
  test('what is not asked any more is not kept', () => {
    const refused = form({ consent: 'refused', consentKept: 'Office', consentUntil: '1 November 2027' });
    expect(readConsent(refused, true, today)).toEqual({
      said: { state: 'refused', keptWhere: '', until: null, because: '' },
    });
  });
  test('it may be left open only where it need not be said', () => {
    expect(fieldsOf(readConsent(form({}), true, today))).toEqual(['consent']);
    expect(readConsent(form({}), false, today)).toEqual({ said: null });
    expect(fieldsOf(readConsent(form({ consent: 'perhaps' }), false, today))).toEqual(['consent']);
  });
});
