export type Json = { readonly [key: string]: unknown };

/** True of a plain JSON object, the only form in which a credential or a key document is read. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON-LD lets one value stand without its list. */
export function listOf(value: unknown): readonly unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** The identifier of a thing given either as text or as an object with `id`. */
export function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return isObject(value) && typeof value['id'] === 'string' ? value['id'] : null;
}

/** RFC 8785, the JSON canonicalisation that eddsa-jcs-2022 signs: members in code unit order, no white space. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(',')}}`;
}

/**
 * Reads JSON in which no object names a member twice: of two, some readers take the first and some the last, so a signed
 * word could be hidden behind an unsigned one. Throws a sentence, as it does for what is no JSON.
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const open: (Set<string> | null)[] = [];
  // What parsed is well formed: only marks and texts need be told apart, and a text before a colon is a member's name.
  for (const [mark, name] of text.matchAll(/[[\]{}]|"((?:[^"\\]|\\.)*)"\s*:?/g)) {
    if (mark === '{') open.push(new Set());
    else if (mark === '[') open.push(null);
    else if (mark === '}' || mark === ']') open.pop();
    else if (mark.endsWith(':')) nameOnce(open.at(-1), `"${name}"`);
  }
  return value;
}

function nameOnce(names: Set<string> | null | undefined, quoted: string): void {
  // The name as it is read, whichever way its letters were escaped.
  const name = String(JSON.parse(quoted));
  if (names?.has(name)) throw new Error(`The member "${name}" stands twice.`);
  names?.add(name);
}
