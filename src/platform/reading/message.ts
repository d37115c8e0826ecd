/** What the parent asks of the process that reads files. */
export type Work =
  | Readonly<{ kind: 'tables'; as: TableKind }>
  | Readonly<{ kind: 'text'; as: TextKind }>
  | Readonly<{ kind: 'pages'; from: number; count: number }>
  | Readonly<{ kind: 'photo' }>;

export type TableKind = 'xlsx' | 'docx' | 'csv';
export type TextKind = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'csv' | 'txt';

export type Wanted = Readonly<{ work: Work; bytes: Uint8Array }>;

/** What the process answers: something of the shape that belongs to the work, or a sentence for the person who brought the file. */
export type Done = Readonly<{ kind: 'done'; result: unknown }> | Readonly<{ kind: 'problem'; message: string }>;
