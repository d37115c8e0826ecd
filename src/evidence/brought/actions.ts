import { keep, takeUpload } from '#platform/files';
import { fields, type FormFields } from '#platform/form';
import type { Upload } from '#platform/route';
import type { Doing } from '../doing.ts';
import { sameBytesAs, type Twin } from '../twin/store.ts';

/** One file that came: with the form, or before it in parts, as an upload that waits. */
export type Brought = Readonly<{ kind: 'file'; file: Upload }> | Readonly<{ kind: 'upload'; id: string }>;

/** Everything that came in one file field, uploads first. */
export const broughtIn = (
  { form, files }: Readonly<{ form: FormFields; files: readonly Upload[] }>,
  name: string,
): readonly Brought[] => [
  ...fields(form, `${name}.upload`).map((id) => ({ kind: 'upload' as const, id })),
  ...files.filter((file) => file.field === name).map((file) => ({ kind: 'file' as const, file })),
];

export type KeptBrought =
  | Readonly<{ kind: 'kept'; fileId: string; name: string }>
  | Readonly<{ kind: 'same'; twin: Twin; name: string }>
  | Readonly<{ kind: 'problem'; message: string }>;

/** From here everything can be put back as it was: an upload waits again, a file is not listed. */
export const markBrought = (doing: Doing) => doing.db`savepoint brought`;
export const putBack = (doing: Doing) => doing.db`rollback to savepoint brought`;

/**
 * Keeps one file that came, in the caller's transaction, unless the library holds the same bytes in another item. What is not
 * kept is as it was before: an upload that waits need not be sent again.
 */
export const keepOne = async (
  doing: Doing,
  brought: Brought,
  { itemId, anyway }: Readonly<{ itemId: string | null; anyway: boolean }>,
): Promise<KeptBrought> => {
  const { db, content, actor, now } = doing;
  await markBrought(doing);
  const kept =
    brought.kind === 'file'
      ? await keep(db, content, actor, brought.file, now)
      : await takeUpload(db, content, actor, brought.id, now);
  if (kept.kind === 'problem') return kept;
  const twin = await sameBytesAs(db, doing.enrolment.schoolId, kept.sha256, itemId);
  if (twin === null || anyway) return { kind: 'kept', fileId: kept.fileId, name: kept.name };
  await putBack(doing);
  return { kind: 'same', twin, name: kept.name };
};
