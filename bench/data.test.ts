import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/config';

test('what is measured without a bundle needs no page: Node by itself can read it', async () => {
  const asked = "const { measureData } = await import('./bench/data.ts'); console.log(typeof measureData)";
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', asked], {
    cwd: projectRoot(),
  });
  expect(stdout.trim()).toBe('function');
});
