/** The last link of a chain, as the database or an anchor tells it. */
export type Head = Readonly<{ stream: string; seq: number; hash: string }>;

/** Heads of chains as they stood at one time, kept outside the database. */
export type Anchor = Readonly<{ at: string; heads: readonly Head[] }>;

export type Break = Readonly<{ stream: string; seq: number; message: string }>;

/** What is left of a chain where an anchor once saw a link: its hash there (null when the entry is gone). */
export type Found = Readonly<{ stream: string; seq: number; hash: string | null }>;

/**
 * The first place where an anchor and the trail disagree. An entry that is gone means that the end was cut;
 * another hash means that the chain was written again from some place before it.
 */
export const firstDisagreement = (anchored: readonly Head[], found: readonly Found[]): Break | null => {
  const now = new Map(found.map((link) => [`${link.stream} ${link.seq}`, link.hash]));
  for (const head of anchored) {
    const hash = now.get(`${head.stream} ${head.seq}`) ?? null;
    if (hash === null)
      return {
        ...place(head),
        message: `Entry ${head.seq} of ${head.stream} was seen by an anchor and is gone: the end of the trail was cut.`,
      };
    if (hash !== head.hash)
      return {
        ...place(head),
        message: `Entry ${head.seq} of ${head.stream} is not the one that an anchor saw: the trail was written again.`,
      };
  }
  return null;
};

const place = (head: Head) => ({ stream: head.stream, seq: head.seq });

/** One line of the anchor file. */
export const anchorLine = (anchor: Anchor): string =>
  `${JSON.stringify({ at: anchor.at, heads: Object.fromEntries(anchor.heads.map((head) => [head.stream, [head.seq, head.hash]])) })}\n`;

/** Reads an anchor file. A line that a power cut left half written is passed over; a whole one that cannot be read is named. */
export const readAnchors = (text: string): Readonly<{ heads: Head[]; damagedLine: number | null }> => {
  const heads: Head[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const parsed = parseLine(line);
    if (parsed !== null) heads.push(...parsed);
    else if (line.endsWith('}')) return { heads, damagedLine: index + 1 };
  }
  return { heads, damagedLine: null };
};

const parseLine = (line: string): Head[] | null => {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('heads' in value)) return null;
    return Object.entries(Object(value.heads)).flatMap(([stream, link]) =>
      Array.isArray(link) && Number.isInteger(link[0]) && typeof link[1] === 'string'
        ? [{ stream, seq: Number(link[0]), hash: link[1] }]
        : [],
    );
  } catch {
    return null;
  }
};
