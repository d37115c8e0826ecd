/** A name ends where an ending such as `.ics` begins. */
type Bare<Name extends string> = Name extends `${infer Before}.${string}` ? Before : Name;
type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Bare<Name> | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Bare<Name>
    : never;

/** The address that a pattern makes with these names filled in; `query` adds a question mark and what follows it. */
export const href = <Path extends string>(
  path: Path,
  ...[params, query]: [Names<Path>] extends [never]
    ? [params?: Record<string, never>, query?: Record<string, string | number | undefined>]
    : [params: Readonly<Record<Names<Path>, string | number>>, query?: Record<string, string | number | undefined>]
): string => {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    // The type of `params` holds every name in the pattern; the cast only forgets which.
    encodeURIComponent(String((params as Readonly<Record<string, string | number>>)[name])),
  );
  const asked = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '');
  if (asked.length === 0) return filled;
  return `${filled}?${new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString()}`;
};
