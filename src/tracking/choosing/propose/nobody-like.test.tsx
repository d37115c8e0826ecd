import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { NobodyLike } from './nobody-like.tsx';

test('nobody measured is told apart from nobody alike', () => {
  const said = (isMeasured: boolean) => render(<NobodyLike from="Reading test, Summer 2026" isMeasured={isMeasured} />);
  expect(said(false)).toContain('Nobody else has a result in Reading test, Summer 2026.');
  expect(said(true)).toContain('Nobody on roll is like enough.');
});
