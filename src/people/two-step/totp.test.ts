import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { checkCode, showRecoveryCode, stepAt } from './rules.ts';
import { newRecoveryCodes, newSecret, recoveryDigest, totpAddress, totpCode, typedSecret } from './totp.ts';

const rfcSecret = Buffer.from('12345678901234567890');

describe('codes from an app', () => {
  // RFC 6238 appendix B, SHA-1, the last six of its eight figures.
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i seconds the code is %s', (seconds, code) => {
    expect(totpCode(rfcSecret, stepAt(new Date(seconds * 1000)))).toBe(code);
  });

  test('another library makes the same codes from the secret as typed', () => {
    for (let i = 0; i < 50; i++) {
      const secret = newSecret();
      const other = new TOTP({ secret: Secret.fromBase32(typedSecret(secret)) });
      expect(totpCode(secret, 41_000_000 + i)).toBe(other.generate({ timestamp: (41_000_000 + i) * 30_000 }));
    }
  });

  test('the square code names the account and the maker', () => {
    expect(totpAddress(rfcSecret, 'a+b@school.example')).toBe(
      'otpauth://totp/Waymark:a%2Bb%40school.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Waymark&period=30',
    );
  });
});

describe('judging a code', () => {
  const now = new Date(1_800_000_015_000);
  const step = stepAt(now);
  const at = (s: number): string => totpCode(rfcSecret, s);

  test('the code of now, of the step before and of the step after', () => {
    for (const s of [step - 1, step, step + 1]) {
      expect(checkCode(` ${at(s).slice(0, 3)} ${at(s).slice(3)} `, now, null, at)).toEqual({ kind: 'right', step: s });
    }
    for (const s of [step - 2, step + 2]) expect(checkCode(at(s), now, null, at)).toEqual({ kind: 'wrong' });
  });

  test('a code is taken once, and never one from before it', () => {
    expect(checkCode(at(step), now, step, at)).toEqual({ kind: 'wrong' });
    expect(checkCode(at(step - 1), now, step, at)).toEqual({ kind: 'wrong' });
    expect(checkCode(at(step + 1), now, step, at)).toEqual({ kind: 'right', step: step + 1 });
  });
});

describe('recovery codes', () => {
  test('ten, all different, in groups that can be read aloud', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(showRecoveryCode(code)).toMatch(/^[0-9a-z]{5}(-[0-9a-z]{1,5}){4}$/);
  });

  test('typed with hyphens, capitals and look-alike letters it is the same code', () => {
    const code = '0123456789abcdefghjkmnpq';
    expect(recoveryDigest('O-I23 4567 89AB-CDEFGHJKMNPQ').equals(recoveryDigest(code))).toBe(true);
    expect(recoveryDigest('O-I23 4567 89AB-CDEFGHJKMNPR').equals(recoveryDigest(code))).toBe(false);
  });
});
