import { expect, test } from 'vitest';
import { dailyMail, goesAtOnce, hasDailyMail, noticeKinds, promptMail, type Waiting } from './rules.ts';

const at = { origin: 'https://waymark.test', page: 'https://waymark.test/notices' };
const notice = (subject: string, more: Partial<Waiting> = {}): Waiting => ({
  id: subject,
  about: 'assigned',
  school: 'Testbury School',
  subject,
  text: `About ${subject}.`,
  href: '/somewhere',
  blocks: false,
  ...more,
});

test('only what holds somebody up goes at once, and only if the person did not choose otherwise', () => {
  expect(goesAtOnce({ blocks: true }, 'usual')).toBe(true);
  expect(goesAtOnce({ blocks: true }, 'daily')).toBe(false);
  expect(goesAtOnce({ blocks: true }, 'here')).toBe(false);
  expect(goesAtOnce({ blocks: false }, 'usual')).toBe(false);
});

test('the daily mail rests at the week-end, whatever the clocks do', () => {
  // Friday 23 October 2026 to Monday 26; the clocks go back in the night to Sunday.
  expect(['2026-10-23', '2026-10-24', '2026-10-25', '2026-10-26'].map(hasDailyMail)).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('one thing is told under its own name, several are counted; what holds somebody up comes first', () => {
  expect(dailyMail([notice('Standard 3 is yours')], at).subject).toBe('Standard 3 is yours');
  const mail = dailyMail([notice('First'), notice('Held up', { blocks: true })], at);
  expect(mail.subject).toBe('2 things in Waymark since yesterday');
  expect(mail.text).toBe(
    'Held up (somebody waits for you)\nAbout Held up.\nhttps://waymark.test/somewhere\n\nFirst\nAbout First.\nhttps://waymark.test/somewhere',
  );
});

test('schools stand apart where there are several, and a long day is cut with a count', () => {
  const two = dailyMail([notice('Here'), notice('There', { school: 'Rivalton School' })], at);
  expect(two.text).toContain('TESTBURY SCHOOL\n\nHere');
  expect(two.text).toContain('RIVALTON SCHOOL\n\nThere');
  const many = dailyMail(
    Array.from({ length: 23 }, (_, n) => notice(`Thing ${n}`)),
    at,
  );
  expect(many.text).toContain('And 3 more: https://waymark.test/notices');
});

test('every mail says why it came and where to choose', () => {
  for (const about of Object.keys(noticeKinds) as Waiting['about'][])
    for (const mail of [promptMail(notice('One', { about }), at), dailyMail([notice('One', { about })], at)]) {
      expect(mail.why).toContain(`because ${noticeKinds[about].because}`);
      expect(mail.why).toContain('https://waymark.test/notices');
    }
});
