/** What kinds of file people may bring, and what is said about one that is not among them. */

const MB = 1024 * 1024;

/** `largest` is the most bytes of a kind that may be brought in parts; `type` is what the file is given out as. */
type About = Readonly<{
  type: string;
  extensions: readonly string[];
  words: string;
  isPicture: boolean;
  largest: number;
}>;

const office = (name: string) => `application/vnd.openxmlformats-officedocument.${name}`;

export const kinds = {
  pdf: { type: 'application/pdf', extensions: ['pdf'], words: 'a PDF', isPicture: false, largest: 250 * MB },
  png: { type: 'image/png', extensions: ['png'], words: 'a PNG picture', isPicture: true, largest: 50 * MB },
  jpeg: {
    type: 'image/jpeg',
    extensions: ['jpg', 'jpeg', 'jfif'],
    words: 'a JPEG picture',
    isPicture: true,
    largest: 50 * MB,
  },
  webp: { type: 'image/webp', extensions: ['webp'], words: 'a WebP picture', isPicture: true, largest: 50 * MB },
  gif: { type: 'image/gif', extensions: ['gif'], words: 'a GIF picture', isPicture: true, largest: 50 * MB },
  heic: {
    type: 'image/heic',
    extensions: ['heic', 'heif'],
    words: 'a photograph of a phone (HEIC)',
    isPicture: true,
    largest: 50 * MB,
  },
  docx: {
    type: office('wordprocessingml.document'),
    extensions: ['docx'],
    words: 'a Word document',
    isPicture: false,
    largest: 250 * MB,
  },
  xlsx: {
    type: office('spreadsheetml.sheet'),
    extensions: ['xlsx'],
    words: 'an Excel workbook',
    isPicture: false,
    largest: 250 * MB,
  },
  pptx: {
    type: office('presentationml.presentation'),
    extensions: ['pptx'],
    words: 'a PowerPoint presentation',
    isPicture: false,
    largest: 250 * MB,
  },
  mp4: { type: 'video/mp4', extensions: ['mp4', 'm4v'], words: 'a video (MP4)', isPicture: false, largest: 250 * MB },
  mov: { type: 'video/quicktime', extensions: ['mov'], words: 'a video (MOV)', isPicture: false, largest: 250 * MB },
  m4a: {
    type: 'audio/mp4',
    extensions: ['m4a'],
    words: 'a sound recording (M4A)',
    isPicture: false,
    largest: 250 * MB,
  },
  csv: { type: 'text/csv', extensions: ['csv'], words: 'a CSV file', isPicture: false, largest: 20 * MB },
  txt: { type: 'text/plain', extensions: ['txt'], words: 'a text file', isPicture: false, largest: 20 * MB },
} as const satisfies Record<string, About>;

export type Kind = keyof typeof kinds;

/** The largest file, in bytes, that comes with a form; routes that take files use the same number. */
export const largestFile = 20 * MB;

/** What a page's file field offers to choose from. */
export const acceptedFiles = Object.values(kinds)
  .flatMap(({ extensions }) => extensions.map((one) => `.${one}`))
  .join(',');

/** Whether it came with its form, whole, or in parts before. */
export type Way = 'form' | 'parts';

/** What the bytes of a file say that it is: a kind of ours, another thing, or text that could be anything. */
export type Sniffed = Readonly<{ kind: Kind | 'text' | 'other'; hasMacros: boolean }>;

const choose =
  'Choose a PDF, a Word, Excel or PowerPoint file without macros, a picture (PNG, JPEG, WebP, GIF or HEIC), a video (MP4 or MOV), a sound recording (M4A), or a CSV or text file.';

/** The name that a file is kept under: without folders, control signs or marks that turn the reading order round. */
export const safeName = (given: string): string => {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .trim();
  const short = clean.length <= 150 ? clean : clean.slice(0, 140) + clean.slice(clean.lastIndexOf('.')).slice(0, 10);
  return short === '' || short === '.' || short === '..' ? 'file' : short;
};

export const extensionOf = (name: string): string => /\.([^.]{1,8})$/.exec(name.toLowerCase())?.[1] ?? '';

type Judged = Readonly<{ kind: 'fits'; as: Kind } | { kind: 'problem'; message: string }>;
const problem = (message: string): Judged => ({ kind: 'problem', message });

const kindNamed = (name: string): Kind | undefined => {
  const extension = extensionOf(name);
  return (Object.keys(kinds) as Kind[]).find((kind) =>
    (kinds[kind].extensions as readonly string[]).includes(extension),
  );
};

const tooLarge = (name: string, way: Way, kind: Kind | undefined): Judged => {
  const save = 'Save it smaller, or split it, then choose it again.';
  if (way === 'parts')
    return problem(
      `“${name}” is larger than ${(kind === undefined ? largestFile : kinds[kind].largest) / MB} MB. ${save}`,
    );
  return problem(
    `“${name}” is larger than 20 MB. ${save} Where your browser runs this page’s script, up to 250 MB are sent in parts.`,
  );
};

/** Whether a file may begin to come in parts: by its name and the size that it says, before any of its bytes. */
export const judgeBegin = (file: Readonly<{ name: string; size: number }>): Judged => {
  const named = kindNamed(file.name);
  if (named === undefined) return problem(`“${file.name}” is not a kind of file that Waymark keeps. ${choose}`);
  if (file.size > kinds[named].largest) return tooLarge(file.name, 'parts', named);
  if (file.size === 0) return empty(file.name);
  return { kind: 'fits', as: named };
};

const empty = (name: string): Judged =>
  problem(`“${name}” is empty. Save it again where you made it, then choose it once more.`);

/** Whether a file may be kept: its content and its name must say the same kind, and the kind must be one of ours. */
export const judge = (
  file: Readonly<{ name: string; size: number; isTruncated: boolean }>,
  sniffed: Sniffed,
  way: Way = 'form',
): Judged => {
  const named = kindNamed(file.name);
  const most = way === 'form' || named === undefined ? largestFile : kinds[named].largest;
  if (file.isTruncated || file.size > most) return tooLarge(file.name, way, named);
  if (file.size === 0) return empty(file.name);
  if (sniffed.hasMacros) return problem(`“${file.name}” holds macros. Save a copy without macros, then choose that.`);
  if (sniffed.kind === 'text' && (named === 'csv' || named === 'txt')) return { kind: 'fits', as: named };
  if (sniffed.kind === 'text' || sniffed.kind === 'other')
    return problem(`“${file.name}” is not a kind of file that Waymark keeps. ${choose}`);
  if (named === sniffed.kind) return { kind: 'fits', as: named };
  return problem(
    `“${file.name}” is ${kinds[sniffed.kind].words} inside. Give its name the ending .${kinds[sniffed.kind].extensions[0]}, then choose it again.`,
  );
};
