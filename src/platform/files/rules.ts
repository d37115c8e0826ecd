/** What kinds of file people may bring, and what is said about one that is not among them. */

export const kinds = {
  pdf: { type: 'application/pdf', extensions: ['pdf'], words: 'a PDF', isPicture: false },
  png: { type: 'image/png', extensions: ['png'], words: 'a PNG picture', isPicture: true },
  jpeg: { type: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jfif'], words: 'a JPEG picture', isPicture: true },
  webp: { type: 'image/webp', extensions: ['webp'], words: 'a WebP picture', isPicture: true },
  gif: { type: 'image/gif', extensions: ['gif'], words: 'a GIF picture', isPicture: true },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    words: 'a Word document',
    isPicture: false,
  },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    words: 'an Excel workbook',
    isPicture: false,
  },
  csv: { type: 'text/csv', extensions: ['csv'], words: 'a CSV file', isPicture: false },
  txt: { type: 'text/plain', extensions: ['txt'], words: 'a text file', isPicture: false },
} as const satisfies Record<
  string,
  Readonly<{ type: string; extensions: readonly string[]; words: string; isPicture: boolean }>
>;

export type Kind = keyof typeof kinds;

/** The largest file, in bytes; routes that take files use the same number. */
export const largestFile = 20 * 1024 * 1024;

/** What the bytes of a file say that it is: a kind of ours, another thing, or text that could be anything. */
export type Sniffed = Readonly<{ kind: Kind | 'text' | 'other'; hasMacros: boolean }>;

const choose =
  'Choose a PDF, a Word or Excel file without macros, a picture (PNG, JPEG, WebP or GIF), or a CSV or text file.';

/** The name that a file is kept under: without folders, control signs or marks that turn the reading order round. */
export const safeName = (given: string): string => {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what this takes out
  const clean = last
    .normalize('NFC')
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  const short = clean.length <= 150 ? clean : clean.slice(0, 140) + clean.slice(clean.lastIndexOf('.')).slice(0, 10);
  return short === '' || short === '.' || short === '..' ? 'file' : short;
};

export const extensionOf = (name: string): string => /\.([^.]{1,8})$/.exec(name.toLowerCase())?.[1] ?? '';

type Judged = Readonly<{ kind: 'fits'; as: Kind } | { kind: 'problem'; message: string }>;
const problem = (message: string): Judged => ({ kind: 'problem', message });

/** Whether a file may be kept: its content and its name must say the same kind, and the kind must be one of ours. */
export const judge = (
  file: Readonly<{ name: string; size: number; isTruncated: boolean }>,
  sniffed: Sniffed,
): Judged => {
  if (file.isTruncated || file.size > largestFile)
    return problem(`“${file.name}” is larger than 20 MB. Save it smaller, or split it, then choose it again.`);
  if (file.size === 0)
    return problem(`“${file.name}” is empty. Save it again where you made it, then choose it once more.`);
  if (sniffed.hasMacros) return problem(`“${file.name}” holds macros. Save a copy without macros, then choose that.`);
  const extension = extensionOf(file.name);
  const named = (Object.keys(kinds) as Kind[]).find((kind) =>
    (kinds[kind].extensions as readonly string[]).includes(extension),
  );
  if (sniffed.kind === 'text' && (named === 'csv' || named === 'txt')) return { kind: 'fits', as: named };
  if (sniffed.kind === 'text' || sniffed.kind === 'other')
    return problem(`“${file.name}” is not a kind of file that Waymark keeps. ${choose}`);
  if (named === sniffed.kind) return { kind: 'fits', as: named };
  return problem(
    `“${file.name}” is ${kinds[sniffed.kind].words} inside. Give its name the ending .${kinds[sniffed.kind].extensions[0]}, then choose it again.`,
  );
};
