/** What the parent asks of the process that sets documents; `data` is JSON text, `createdAt` seconds since 1970. */
export type Wanted = Readonly<{
  number: number;
  template: string;
  data: string;
  standard: Standard;
  createdAt: number;
  /** The house's paper, which any template may import as `/paper.typ`. */
  paper: string;
  /** Pictures by name; the process that sets reads them from these paths. */
  pictures: Readonly<Record<string, string>>;
}>;

/** PDF/UA-1 for what people read, PDF/A-3a for what is kept. */
export type Standard = 'ua-1' | 'a-3a';

export type Done =
  | Readonly<{ number: number; kind: 'set'; pdf: Uint8Array }>
  | Readonly<{ number: number; kind: 'refused'; because: string }>;
