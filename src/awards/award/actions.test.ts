import { expect, test } from 'vitest';
import { statementOf } from './actions.ts';

test('an award says that a second verifier read the findings only where its scheme has one', () => {
  const said = (secondVerifier: boolean) =>
    statementOf({ visit: { secondVerifier, factCheckDays: 10 } as never }, '2 May 2027');
  expect(said(true)).toContain('on 2 May 2027, a second verifier read the findings, and a panel decided.');
  expect(said(false)).toContain('on 2 May 2027 and a panel decided.');
});
