import { expect, test } from 'vitest';
import { schemeFromKept } from '#schemes';
import { crossed } from '../../../testing/crossed.ts';
import { frameworksOf, partOf, suggestionsFor, takenKey } from './rules.ts';

const [scheme, other] = [schemeFromKept(crossed.ladder), schemeFromKept(crossed.grid)];
const claim = (criterion: string) => ({ id: `claim-${criterion}`, criterion, says: 'It shows it', impact: '' });
const others = [{ enrolmentId: 'e2', scheme: other }];
const frameworks = frameworksOf([scheme, other]);
const codes = (claims: readonly string[], taken: readonly string[] = []) =>
  suggestionsFor(scheme, claims.map(claim), others, frameworks, new Set(taken)).map(({ to, code }) => `${to} ${code}`);

test('frameworks are those that the school’s schemes name and that are no schemes themselves', () => {
  expect(frameworks.map(({ id }) => id)).toEqual(['inspection', 'pupil-premium']);
  expect(partOf(frameworks, 'inspection', 'inclusion')?.part.name).toBe('Inclusion');
  expect(partOf(frameworks, 'inspection', 'nothing')).toBeNull();
});

test('a crosswalk suggests the other scheme’s criterion and the areas that it names', () =>
  expect(codes(['A1'])).toEqual(['e2 1.1.1', 'inspection inclusion', 'pupil-premium teaching']));

test('it is read from both ends', () => expect(codes(['B1'])).toEqual(['e2 1.2.1']));

test('nothing is suggested twice, nor what the item serves already, nor where nothing is said', () => {
  expect(codes(['A1', 'A1', 'A2'])).toEqual(['e2 1.1.1', 'inspection inclusion', 'pupil-premium teaching']);
  expect(codes(['A1'], [takenKey('e2', '1.1.1'), takenKey('inspection', 'inclusion')])).toEqual([
    'pupil-premium teaching',
  ]);
  expect(codes(['A2'])).toEqual([]);
});
