import { expect, test } from 'vitest';
import { sections } from './pages.tsx';
import { methodVersions } from './versions.ts';

test('the public page lists every method once', () => {
  expect(sections.flatMap((each) => each.keys).toSorted()).toEqual(Object.keys(methodVersions).toSorted());
});
