import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesSource, readRows, writeCsv } from '#platform/csv';
import { upnFault } from '../rules.ts';
import { wholeRoll } from './check.ts';
import { isAuthority, readLaestab } from './codes/authority.ts';
import { ethnicities, readEthnicity } from './codes/ethnicity.ts';
import { languages, readLanguage } from './codes/language.ts';
import { readDay } from './dates.ts';
import { noMapping } from './mapping.ts';
import { formatOf } from './rules.ts';
import { linesSeen, textNumber, upnNumber } from './seen.ts';
import { readSheet } from './sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-roll-'));
afterAll(() => rmSync(folder, { recursive: true }));
const today = '2026-11-23';
const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** A sound UPN with these eleven digits and this last character. */
const upnOf = (digits: number, last: number): string => {
  const rest = String(digits).padStart(11, '0') + (last < 10 ? String(last) : (letters[last - 10] ?? 'A'));
  const sum = [...rest].reduce(
    (total, sign, at) => total + (/\d/.test(sign) ? Number(sign) : letters.indexOf(sign)) * (at + 2),
    0,
  );
  return `${letters[sum % 23] ?? 'A'}${rest}`;
};

describe('days as schools write them', () => {
  it.each([
    ['03/09/2014', '2014-09-03'],
    ['3/9/14', '2014-09-03'],
    ['3.9.2014', '2014-09-03'],
    ['03-09-2014', '2014-09-03'],
    ['3 Sep 2014', '2014-09-03'],
    ['3-Sep-14', '2014-09-03'],
    ['Wednesday 3rd September 2014', '2014-09-03'],
    ['Sept 3, 2014', '2014-09-03'],
    ['2014-09-03', '2014-09-03'],
    ['2014-09-03T00:00:00', '2014-09-03'],
    ['03/09/2014 00:00', '2014-09-03'],
    ['20140903', '2014-09-03'],
    ['41885', '2014-09-03'],
    ['29/02/2012', '2012-02-29'],
    ['1/9/98', '1998-09-01'],
  ])('%s is %s', (text, day) => expect(readDay(text, today)).toEqual({ kind: 'day', day }));
  it.each(['31/02/2014', '29/02/2013', '2014', 'yesterday', '3 Nonember 2014', '12345', '00/00/2014', ''])(
    '%s is no day',
    (text) => expect(readDay(text, today).kind).toBe('no-day'),
  );
  it('with the month first is told, or read where somebody said so', () => {
    expect(readDay('09/23/2014', today)).toEqual({ kind: 'month-first' });
    expect(readDay('09/23/2014', today, true)).toEqual({ kind: 'day', day: '2014-09-23' });
  });
});

describe('codes', () => {
  it('of ethnicity and language are read by code or by name', () => {
    expect([readEthnicity('wbri'), readEthnicity('White - British'), readEthnicity('nonsense')]).toEqual([
      'WBRI',
      'WBRI',
      null,
    ]);
    expect([readLanguage('pol'), readLanguage('Polish'), readLanguage('Welsh'), readLanguage('QQQ')]).toEqual([
      'POL',
      'POL',
      'CYM',
      null,
    ]);
    expect([ethnicities.size, languages.size > 250]).toEqual([99, true]);
  });
  it('of schools have an authority of this country', () => {
    expect([readLaestab('341/4427'), readLaestab('3414427'), readLaestab('999/4427'), readLaestab('34/4427')]).toEqual([
      '3414427',
      '3414427',
      null,
      null,
    ]);
    expect([isAuthority(660), isAuthority(943), isAuthority(700)]).toEqual([true, true, false]);
  });
});

it('the format is known by name and first bytes', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect([
    formatOf('a.xlsx', bytes('PK\x03\x04')),
    formatOf('a.zip', bytes('PK\x03\x04')),
    formatOf('a.xml', bytes('<?xml')),
    formatOf('roll', bytes('<?xml version')),
    formatOf('a.csv', bytes('UPN,Surname')),
    // Text that a system calls .xls, a workbook that somebody calls .csv, and one with a password.
    formatOf('a.xls', bytes('UPN\tSurname')),
    formatOf('a.csv', bytes(`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`)),
    formatOf('a.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0)),
    formatOf('a.xml', bytes('UPN,Surname')),
  ]).toEqual(['xlsx', 'oneroster', 'ctf', 'ctf', 'csv', 'csv', 'xlsx', 'xlsx', 'csv']);
});

it('who stood before is found among any number, and numbers of UPNs are all different', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(99_999_999), fc.nat(32)), { maxLength: 3000 }), (pairs) => {
      const [seen, known] = [linesSeen(), new Map<string, number>()];
      for (const [at, [digits, last]] of pairs.entries()) {
        const upn = upnOf(digits, last);
        expect(upnFault(upn)).toBe(null);
        expect(seen.first(upnNumber(upn), at + 2)).toBe(known.get(upn) ?? null);
        if (!known.has(upn)) known.set(upn, at + 2);
      }
    }),
    { seed: 4, numRuns: 20 },
  );
  expect(textNumber('a')).not.toBe(textNumber('b'));
});

const script = fc.constantFrom(
  'Amara',
  'Ó Súilleabháin',
  'Nguyễn',
  'Żółć',
  'محمد',
  '小明',
  'Ἀθηνᾶ',
  'Владимир',
  "O'Neill",
  'd’Arcy, Jr',
  'Na',
  'x',
  '"Q"',
  'a;b',
  'Gŵyr',
  'José',
);
const name = fc.tuple(script, script).map(([one, two]) => `${one} ${two}`);
const day = fc
  .date({ min: new Date('2007-01-01'), max: new Date('2022-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const pupil = fc.record({
  upn: fc.option(
    fc.tuple(fc.nat(9_999_999_999), fc.nat(32)).map(([digits, last]) => upnOf(digits, last)),
    { nil: null },
  ),
  surname: name,
  forename: name,
  bornOn: fc.option(day, { nil: null }),
  sex: fc.constantFrom('F', 'M', null),
  yearGroup: fc.constantFrom('N2', 'R', '1', '7', '11', '13', null),
  ethnicity: fc.constantFrom('WBRI', 'AIND', 'REFU', null),
  firstLanguage: fc.constantFrom('ENG', 'CYM', null),
  sen: fc.constantFrom('E', 'K', 'N', null),
});

it('a roll written as CSV is read back the same, whatever its names and however it was saved', async () => {
  const fields = [
    'upn',
    'surname',
    'forename',
    'bornOn',
    'sex',
    'yearGroup',
    'ethnicity',
    'firstLanguage',
    'sen',
  ] as const;
  const headings = ['UPN', 'Surname', 'Forename', 'DOB', 'Sex', 'Year', 'Ethnicity', 'First language', 'SEN'];
  let [run, path] = [0, ''];
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(pupil, {
        maxLength: 12,
        minLength: 1,
        selector: (each) => each.upn ?? `${each.surname}|${each.forename}|${each.bornOn}`.toLowerCase(),
      }),
      fc.constantFrom('utf8', 'bom', 'utf16'),
      async (pupils, saved) => {
        const text = writeCsv(
          headings,
          pupils.map((each) => fields.map((field) => each[field])),
        );
        const bytes =
          saved === 'utf16'
            ? Buffer.from(`\ufeff${text}`, 'utf16le')
            : Buffer.from(saved === 'bom' ? `\ufeff${text}` : text);
        path = join(folder, `roll-${(run += 1)}.csv`);
        writeFileSync(path, bytes);
        const read = await wholeRoll(path, 'csv', { mapping: noMapping, today });
        expect(read.problems).toEqual([]);
        expect(read.given.map((each) => fields.map((field) => each[field]))).toEqual(
          pupils.map((each) =>
            fields.map((field) => (typeof each[field] === 'string' ? each[field].normalize('NFC') : null)),
          ),
        );
      },
    ),
    { seed: 5, numRuns: Number(process.env['ROLL_RUNS'] ?? 100) },
  );
}, 60_000);

it('whatever a file holds, every row is a pupil or has a fault, and faults are sentences', async () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    script,
    fc.constantFrom('', 'c', 'NA', '=1+1', '31/02/2014', '\0', '"', ';', '\n'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 6, maxLength: 7 }), { maxLength: 8 }), async (rows) => {
      const text = `UPN,Surname,Forename,DOB,Sex,Year\n${rows.map((row) => row.join(',')).join('\n')}`;
      let [sound, faults] = [0, 0];
      const read = await readSheet(
        readRows(bytesSource(Buffer.from(text))),
        { mapping: noMapping, today, format: 'csv' },
        {
          pupils: async (batch) => void (sound += batch.length),
          problem: ({ line, message }) => {
            faults += 1;
            expect(line).toBeGreaterThan(0);
            expect(message).toMatch(/^[A-Z“].*\.$/);
          },
        },
      );
      if (sound < read.pupils) expect(faults).toBeGreaterThan(0);
    }),
    { seed: 6, numRuns: Number(process.env['ROLL_RUNS'] ?? 50) },
  );
}, 60_000);
