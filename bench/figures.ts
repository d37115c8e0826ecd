/** What one run of callers measured; times in milliseconds. */
export type Figures = Readonly<{
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
  count: number;
  failed: number;
}>;

/** The figures of a run from the time that each call took. */
export function figuresOf(times: readonly number[], seconds: number, failed: number): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p50: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    p99: percentile(sorted, 99),
    count: times.length,
    failed,
  };
}

/** Nearest rank; 0 when nothing was measured. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

/** Several runs of one kind as one: rates by their median, times by their worst but one run's luck (the median again). */
export function middleOf(runs: readonly Figures[]): Figures {
  const middle = (of: (run: Figures) => number) =>
    percentile(
      runs.map(of).toSorted((a, b) => a - b),
      50,
    );
  return {
    perSecond: middle((run) => run.perSecond),
    p50: middle((run) => run.p50),
    p95: middle((run) => run.p95),
    p99: middle((run) => run.p99),
    count: runs.reduce((sum, run) => sum + run.count, 0),
    failed: runs.reduce((sum, run) => sum + run.failed, 0),
  };
}

/** Keeps `callers` calls going for so many seconds, each waiting for its own answer before the next. */
export async function keepCalling(callers: number, seconds: number, call: () => Promise<void>): Promise<Figures> {
  const began = performance.now();
  const until = began + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const at = performance.now();
      try {
        await call();
        times.push(performance.now() - at);
      } catch {
        failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return figuresOf(times, (performance.now() - began) / 1000, failed);
}
