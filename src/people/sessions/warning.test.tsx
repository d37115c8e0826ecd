import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { Page, type Frame } from '#platform/kit';
import { paths } from '#paths';
import { idleMinutes, warnMinutes } from './rules.ts';

const frame = (isSignedIn: boolean): Frame => ({
  path: '/',
  csrf: 'token',
  theme: 'system',
  person: isSignedIn
    ? { name: 'Amina Yusuf', initials: 'AY', place: 'Wrenbourne', role: 'Coordinator', membershipCount: 1 }
    : null,
  nav: [],
  section: null,
  strip: null,
  footer: '',
  told: null,
  isDemo: false,
});

test('a page warns at the time at which the session ends, and asks this address to go on', () => {
  const html = render(<Page frame={frame(true)} title="Home" />);
  expect(html).toContain(`data-idle-minutes="${idleMinutes}"`);
  expect(html).toContain(`data-warn-minutes="${warnMinutes}"`);
  expect(html).toContain(`data-extend="${paths.session.extend}"`);
});

test('a visitor has no session that could end', () => {
  expect(render(<Page frame={frame(false)} title="Home" />)).not.toContain('data-idle-minutes');
});
