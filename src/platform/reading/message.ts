/** What the parent asks of the process that reads files. */
export type Work =
  | Readonly<{ kind: 'tables'; as: TableKind }>
  | Readonly<{ kind: 'text'; as: TextKind }>
  | Readonly<{ kind: 'pages'; from: number; count: number }>
  | Readonly<{ kind: 'photo' }>
  | Readonly<{ kind: 'parts'; names: readonly string[] }>
  | Readonly<{ kind: 'elements'; want: WantedElements }>;

/** Which elements of an XML file are read. Everything else is passed over and only counted by name. */
export type WantedElements = Readonly<{
  /** Path from the root to the element that makes one record: "CTfile/CTFpupilData/Pupil". */
  record: string;
  /** Elements wanted below a record, as paths below it; a path that ends in "/" opens a group that may repeat. */
  paths: readonly string[];
  /** Elements wanted outside records, as paths from the root. */
  outside: readonly string[];
}>;

export type TableKind = 'xlsx' | 'docx' | 'csv';
export type TextKind = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'csv' | 'txt';

export type Wanted = Readonly<{ work: Work; bytes: Uint8Array }>;

/** What the process answers: something of the shape that belongs to the work, or a sentence for the person who brought the file. */
export type Done = Readonly<{ kind: 'done'; result: unknown }> | Readonly<{ kind: 'problem'; message: string }>;
