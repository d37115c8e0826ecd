import { describe, expect, test } from 'vitest';
import { figuresOf, keepCalling, middleOf, percentile } from './figures.ts';

describe('the benchmark’s figures', () => {
  test('name percentiles by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => at + 1);
    expect([50, 95, 99].map((percent) => percentile(hundred, percent))).toEqual([50, 95, 99]);
    expect(percentile([], 95)).toBe(0);
    expect(percentile([7], 99)).toBe(7);
  });

  test('count what was answered, and what failed beside it', () => {
    expect(figuresOf([3, 1, 2], 2, 1)).toEqual({ perSecond: 1.5, p50: 2, p95: 3, p99: 3, count: 3, failed: 1 });
  });

  test('take the middle of several runs', () => {
    const run = (perSecond: number) => ({ perSecond, p50: 1, p95: 2, p99: 3, count: 10, failed: 0 });
    expect(middleOf([run(9), run(1), run(5)])).toMatchObject({ perSecond: 5, count: 30 });
  });

  test('keep no more calls going than there are callers', async () => {
    let [now, most] = [0, 0];
    const figures = await keepCalling(4, 0.05, async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((done) => setImmediate(done));
      now -= 1;
    });
    expect(most).toBe(4);
    expect(figures.count).toBeGreaterThan(4);
  });
});
