/** Why a file was not read, each as a sentence that says what to do. */
export const sentences = {
  locked: 'This file is protected with a password. Save a copy without one, then choose that.',
  old: 'This file is protected with a password or saved in an old form (.doc, .xls). Save it as .docx or .xlsx without a password, then choose that.',
  macros: 'This file holds macros. Save a copy without macros, then choose that.',
  unfolds: 'This file unfolds to more than Waymark reads (100 MB). Split it, then choose the parts.',
  parts: 'This file holds more parts than Waymark reads. Save it again from Word or Excel, or split it.',
  declares:
    'This file holds declarations that Word and Excel never write. Open it there, save it again, then choose that.',
  broken: 'This file could not be read: it may be damaged. Open it on your computer, save it again, then choose that.',
  large: 'This file is larger than 64 MB, too large to be read. Split it, or save it smaller.',
  cells: 'This file holds more than a million cells. Keep the rows that are needed, then choose it again.',
  doctype:
    'This XML file declares a document type (DOCTYPE), which no school system does. Export it again from your system.',
  xml: 'This XML file is broken on line {line}: elements do not close as they open. Export it again from your system.',
  large20: 'This XML file is larger than 20 MB. Export fewer year groups at a time.',
  records: 'This XML file holds more than 50,000 records. Export fewer year groups at a time.',
  deep: 'This XML file nests its elements more than 100 deep, which no school system does. Export it again from your system.',
  late: 'This file takes too long to read. Split it into smaller ones, then choose those.',
  heavy:
    'This file needs more memory to be read than Waymark gives it. In a spreadsheet, delete the empty rows and columns far outside the table; otherwise split it into smaller ones, then choose those.',
  busy: 'Several files are being read at this moment. Wait a minute, then choose it again.',
} as const;

/** A fault of the file at hand, found while it is read in the child. */
export class Unreadable extends Error {
  readonly because: string;
  constructor(because: string) {
    super(because);
    this.because = because;
  }
}

export const unreadable = (why: keyof typeof sentences): Unreadable => new Unreadable(sentences[why]);
