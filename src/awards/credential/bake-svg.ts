const NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';

/** Bakes a credential into an SVG: an `openbadges:credential` element, its text in CDATA, right inside the root. */
export function bakeSvg(svg: string, credential: string): string {
  const opening = /<svg\b[^>]*>/.exec(svg);
  if (!opening) throw new Error('A badge can only be baked into an SVG.');
  const text = credential.replaceAll(']]>', ']]]]><![CDATA[>');
  const root = opening[0].replace(/^<svg\b/, `<svg xmlns:openbadges="${NAMESPACE}"`);
  const element = `<openbadges:credential><![CDATA[${text}]]></openbadges:credential>`;
  return svg.slice(0, opening.index) + root + element + svg.slice(opening.index + opening[0].length);
}

/** The credentials baked into an SVG, whatever prefix its author chose: JSON inside, or a signed text in `verify`. */
export function unbakeSvg(svg: string): readonly string[] {
  const prefix = /xmlns:([\w-]{1,40})\s?=\s?["']https:\/\/purl\.imsglobal\.org\/ob\/v3p0["']/.exec(svg)?.[1];
  if (!prefix) return [];
  const pieces = piecesOf(svg);
  const opens = new RegExp(`^<${prefix}:credential(?=[\\s/>])`);
  const found: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (piece.kind !== 'tag' || !opens.test(piece.text)) continue;
    const verify = /\sverify\s?=\s?(?:"([^"]*)"|'([^']*)')/.exec(piece.text);
    found.push((verify?.[1] ?? verify?.[2] ?? textAfter(pieces, at)).trim());
  }
  return found;
}

type Piece = Readonly<{ kind: 'tag' | 'text'; text: string }>;

/** Cuts markup into tags and text in one pass; comments go, CDATA is text. A tag that never ends ends the reading. */
function piecesOf(svg: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < svg.length;) {
    const [kind, open, close] = formAt(svg, at);
    const found = svg.indexOf(kind === 'text' ? '<' : close, at);
    if (found < 0 && kind !== 'text') return pieces;
    const end = found < 0 ? svg.length : found;
    if (kind === 'text') pieces.push({ kind, text: unescaped(svg.slice(at, end)) });
    if (kind === 'cdata') pieces.push({ kind: 'text', text: svg.slice(at + open, end) });
    if (kind === 'tag') pieces.push({ kind, text: svg.slice(at, end + 1) });
    at = end + close.length;
  }
  return pieces;
}

function formAt(svg: string, at: number): readonly ['text' | 'cdata' | 'comment' | 'tag', number, string] {
  if (svg[at] !== '<') return ['text', 0, ''];
  if (svg.startsWith('<![CDATA[', at)) return ['cdata', 9, ']]>'];
  if (svg.startsWith('<!--', at)) return ['comment', 4, '-->'];
  return ['tag', 1, '>'];
}

function textAfter(pieces: readonly Piece[], at: number): string {
  const rest = pieces.slice(at + 1);
  const end = rest.findIndex((piece) => piece.kind === 'tag');
  return rest
    .slice(0, end < 0 ? 0 : end)
    .map((piece) => piece.text)
    .join('');
}

function unescaped(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi, (_, entity: string) => character(entity));
}

function character(entity: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  const known = named[entity.toLowerCase()];
  if (known) return known;
  const code = entity.toLowerCase().startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
