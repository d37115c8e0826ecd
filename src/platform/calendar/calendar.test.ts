import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { londonMoment } from '#platform/clock';
import { saySkipped, sharedData } from '../../../testing/shared-data.ts';
import { calendarText, type CalendarEvent } from './index.ts';

const now = new Date('2026-11-23T10:00:00Z');
const hour = (from: Date) => ({ kind: 'time', from, to: new Date(from.getTime() + 3_600_000) }) as const;
const one: CalendarEvent = { uid: 'a@x', title: 'Review', when: hour(new Date('2026-12-03T15:45:00Z')) };
const made = (event: Partial<CalendarEvent> = {}, method: 'REQUEST' | 'CANCEL' | null = null, name = 'Waymark') =>
  calendarText({ name, method, events: [{ ...one, ...event }], now });

/** What another program reads: a parser that shares no code with the writer. */
const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent('vevent');
  if (event === null) throw new Error('There is no event in this calendar.');
  return { calendar, event, it: new ICAL.Event(event) };
};

const wrong = (text: string): string[] => {
  const lines = text.split('\r\n');
  return [
    ...(text.endsWith('\r\n') ? [] : ['does not end with CR LF']),
    ...lines.filter((line) => /[\r\n]/.test(line)).map((line) => `a bare line end in ${line}`),
    ...lines.filter((line) => Buffer.byteLength(line) > 75).map((line) => `longer than 75 octets: ${line}`),
    ...lines.filter((line) => line.includes('\uFFFD')).map((line) => `a letter is cut in two: ${line}`),
  ];
};

describe('an event as another program reads it', () => {
  test('commas, semicolons, backslashes and line ends come back as they were', () => {
    const text = made({
      title: 'Review, of; all \\n',
      place: 'Library; room 2, left',
      text: 'One\nTwo, three; \\ four',
    });
    expect(text).toContain('SUMMARY:Review\\, of\\; all \\\\n\r\n');
    expect(text).toContain('DESCRIPTION:One\\nTwo\\, three\\; \\\\ four\r\n');
    const { it } = read(text);
    expect([it.summary, it.location, it.description]).toEqual([
      'Review, of; all \\n',
      'Library; room 2, left',
      'One\nTwo, three; \\ four',
    ]);
  });
  test('a name cannot smuggle a line in', () => {
    const text = made(
      {
        title: 'A\r\nATTENDEE:mailto:x@y.example',
        attendee: { name: 'B"\r\nSTATUS:CANCELLED', address: 'b@y.example' },
      },
      'REQUEST',
      'C, D\r\nMETHOD:CANCEL',
    );
    expect(text.match(/^(ATTENDEE|METHOD|STATUS)/gm)).toEqual(['METHOD', 'ATTENDEE', 'STATUS']);
    expect(text).toContain('X-WR-CALNAME:C\\, D METHOD:CANCEL');
  });
  test('whatever people write, lines are folded at 75 octets and nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (words) => {
        // The parser knows letters; what is no letter is taken out, and ends are trimmed.
        const title = `x${words.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '')}x`;
        const text = made({ title, text: `${title}\n${title}` });
        expect(wrong(text)).toEqual([]);
        const { it } = read(text);
        expect([it.summary, it.description]).toEqual([title, `${title}\n${title}`]);
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });
  test('a day without a time is a day, wherever it is read', () => {
    const { event } = read(made({ when: { kind: 'day', on: '2027-03-28' } }));
    expect(event.getFirstProperty('dtstart')?.toICALString()).toBe('DTSTART;VALUE=DATE:20270328');
  });
});

// The clocks went back on 25 October 2026 and go forward on 28 March 2027: www.gov.uk/when-do-the-clocks-change
describe('a time on a clock in London is one moment', () => {
  test.each([
    ['2026-10-23', '15:45', '20261023T144500Z'],
    ['2026-10-26', '15:45', '20261026T154500Z'],
    ['2027-03-26', '15:45', '20270326T154500Z'],
    ['2027-03-29', '15:45', '20270329T144500Z'],
  ])('%s %s is %s', (day, time, moment) => {
    expect(made({ when: hour(londonMoment(day, time)) })).toContain(`DTSTART:${moment}\r\n`);
  });
});

describe('a message that asks or calls off', () => {
  test('names its method, who asks, whom, and its place in the sequence', () => {
    const people = {
      organizer: { name: 'Testbury School', address: 'no-reply@waymark.test' },
      attendee: { name: 'Ana, Ó Briain "the head"', address: 'head@school.example' },
    };
    const { calendar, event } = read(made({ ...people, sequence: 4, isCalledOff: true }, 'CANCEL'));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event.getFirstPropertyValue('sequence')).toBe(4);
    expect(event.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(String(event.getFirstPropertyValue('organizer')).toLowerCase()).toBe('mailto:no-reply@waymark.test');
    expect(String(event.getFirstPropertyValue('attendee')).toLowerCase()).toBe('mailto:head@school.example');
  });
});

describe('calendars of other programs', () => {
  const folder = sharedData('ical');
  if (folder === null) saySkipped('reading other programs’ calendars');
  test.skipIf(folder === null)(
    'the parser that judges ours reads them, and our writer gives back what they say',
    () => {
      const files = readdirSync(folder ?? '').filter((name) => name.endsWith('.ics'));
      expect(files).toHaveLength(5);
      for (const file of files) {
        const theirs = read(readFileSync(join(folder ?? '', file), 'utf8')).it;
        const isDay = theirs.startDate.isDate;
        const from = theirs.startDate.toJSDate();
        const ours = read(
          made({
            uid: theirs.uid,
            title: theirs.summary,
            when: isDay
              ? { kind: 'day', on: theirs.startDate.toString() }
              : { kind: 'time', from, to: theirs.endDate.toJSDate() },
          }),
        ).it;
        expect([file, ours.uid, ours.summary, ours.startDate.isDate]).toEqual([
          file,
          theirs.uid,
          theirs.summary,
          isDay,
        ]);
        expect(ours.startDate.toJSDate().getTime()).toBe(from.getTime());
      }
    },
  );
});
