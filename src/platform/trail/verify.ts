import { system } from '#platform/actor';
import type { Database } from '#platform/db';
import { readAnchorFile } from './anchor.ts';
import { firstDisagreement, type Break } from './rules.ts';
import { headsSince, linksAt, walk, type Fault } from './store.ts';

export type Verified = Readonly<{ entries: number; intact: boolean; firstBreak: Break | null; anchored: number }>;

const sentence = {
  changed: 'was changed after it was written, or put in its place later.',
  missing: 'does not follow the entry before it: at least one was taken out or moved.',
  unsealed: 'was never chained: it was put in behind the program.',
} as const satisfies Record<Fault['fault'], string>;

/**
 * Computes every chain again and holds it against its head and against every anchor outside the database. The chain
 * alone would not see that its end was cut; the anchors do.
 */
export const verifyTrail = async (database: Database, dataDir: string): Promise<Verified> => {
  const anchors = await readAnchorFile(dataDir);
  return database.asActor(system('trail.verify'), async (db) => {
    const { entries, faults } = await walk(db);
    const heads = await headsSince(db, null);
    const remembered = [...heads, ...anchors.heads];
    const found = await linksAt(db, remembered);
    const firstBreak = brokenBy(faults[0]) ?? firstDisagreement(remembered, found) ?? damaged(anchors.damagedLine);
    return { entries, intact: firstBreak === null, firstBreak, anchored: anchors.heads.length };
  });
};

const brokenBy = (fault: Fault | undefined): Break | null =>
  fault === undefined
    ? null
    : {
        stream: fault.stream,
        seq: fault.seq ?? 0,
        message: `Entry ${fault.seq ?? '(no number)'} of ${fault.stream} ${sentence[fault.fault]}`,
      };

const damaged = (line: number | null): Break | null =>
  line === null
    ? null
    : { stream: 'anchor', seq: line, message: `Line ${line} of the anchor file cannot be read: it was changed.` };
