/** Gathers what a file says: counts, passes pupils on in batches, and tells who stands in it twice. */
import { linesSeen, textNumber, upnNumber } from './seen.ts';
import type { RollPupil, RollSink } from './rules.ts';

const batchOf = 1000;

export type Counts = { pupils: number; results: number; memberships: number; notAvailable: number };

/** What a row gives: a sound pupil, or one whose faults were told; either counts as a pupil of the file. */
export type Gathered = Readonly<{ pupil: RollPupil; columns: Readonly<{ upn: string; surname: string }> }>;

const nameKey = (pupil: RollPupil): string =>
  `${pupil.surname}\u0000${pupil.forename}\u0000${pupil.bornOn ?? ''}`.toLowerCase();

const sameUpnWords = (line: number): string => `The same UPN stands on line ${line}. Keep one row for a pupil.`;

export const gatherer = (sink: RollSink) => {
  const [byUpn, byNumber, byName] = [linesSeen(), linesSeen(), linesSeen()];
  const counts: Counts = { pupils: 0, results: 0, memberships: 0, notAvailable: 0 };
  let batch: RollPupil[] = [];

  /** The line on which the same pupil stood before, by UPN, by the school's own number, or by name and date of birth without a UPN. */
  const twice = ({ pupil, columns }: Gathered): Readonly<{ column: string; message: string }> | null => {
    const { line, upn, admissionNumber } = pupil;
    const sameUpn = upn === null ? null : byUpn.first(upnNumber(upn), line);
    if (sameUpn !== null) return { column: columns.upn, message: sameUpnWords(sameUpn) };
    const sameNumber = admissionNumber === null ? null : byNumber.first(textNumber(admissionNumber), line);
    if (sameNumber !== null)
      return {
        column: columns.upn,
        message: `The same admission number stands on line ${sameNumber}. Keep one row for a pupil.`,
      };
    // With numbers of their own, two pupils may share a name and a birthday.
    if (upn !== null || admissionNumber !== null) return null;
    const sameName = byName.first(textNumber(nameKey(pupil)), line);
    return sameName === null
      ? null
      : {
          column: columns.surname,
          message: `The same name${pupil.bornOn === null ? '' : ' and date of birth'} without a UPN stands on line ${sameName}. Keep one row, or give the UPN of both.`,
        };
  };

  return {
    counts,
    /** A row that has faults of its own is counted and goes no further; the UPN that it gives still counts as given. */
    faulty: (row?: Readonly<{ line: number; upn: string | null; column: string }>) => {
      counts.pupils += 1;
      const same = row === undefined || row.upn === null ? null : byUpn.first(upnNumber(row.upn), row.line);
      if (row !== undefined && same !== null)
        sink.problem({ line: row.line, column: row.column, message: sameUpnWords(same) });
    },
    take: async (given: Gathered): Promise<void> => {
      counts.pupils += 1;
      const same = twice(given);
      if (same !== null) return sink.problem({ line: given.pupil.line, ...same });
      counts.results += given.pupil.results.length;
      counts.memberships += given.pupil.memberships.length;
      batch.push(given.pupil);
      if (batch.length >= batchOf) {
        await sink.pupils(batch);
        batch = [];
      }
    },
    end: async (): Promise<void> => {
      if (batch.length > 0) await sink.pupils(batch);
      batch = [];
    },
  };
};
export type Gatherer = ReturnType<typeof gatherer>;
