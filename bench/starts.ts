import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from '../testing/start/program.ts';

export type StartResult = Readonly<{ newDatabase: number; warm: number; withDemonstration: number }>;

/** Milliseconds from the command to the sentence that it is ready, with packages installed and built; the middle of three. */
export const measureStarts = async (): Promise<StartResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-start-'));
  const time = async (name: string, env: Record<string, string>): Promise<number> => {
    const program = startProgram({ dataDir: join(folder, name), env });
    await program.ready;
    const took = program.took();
    await program.stop();
    return took;
  };
  const middleOfThree = async (once: (at: number) => Promise<number>): Promise<number> => {
    const times = [await once(1), await once(2), await once(3)].toSorted((a, b) => a - b);
    return times[1] ?? 0;
  };
  try {
    return {
      newDatabase: await middleOfThree((at) => time(`new-${at}`, {})),
      warm: await middleOfThree(() => time('new-1', {})),
      withDemonstration: await middleOfThree((at) => time(`demo-${at}`, { WAYMARK_DEMO: '1' })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};
