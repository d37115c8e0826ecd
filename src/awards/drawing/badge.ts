import { Resvg } from '@resvg/resvg-js';
import { fontFiles } from '#platform/documents';

/** What a badge shows. `word` is null while the award is current; after that the badge says so before anything else. */
export type Badge = Readonly<{ title: string; school: string; years: string; word: string | null }>;

const COLOURS = {
  current: { ground: '#0b5351', arrow: '#f4b942' },
  ended: { ground: '#59625f', arrow: '#c9c9c2' },
} as const;

/** The badge as SVG without a font in it: every letter is drawn as its outline, so it looks the same everywhere. */
export function badgeSvg(badge: Badge): string {
  const outlined = new Resvg(drawing(badge), { font: FONTS }).toString();
  const named = escaped([badge.title, badge.school, badge.years, badge.word].filter(Boolean).join(', '));
  return outlined
    .replace(/^<svg\b/, '<svg role="img" aria-labelledby="waymark-badge"')
    .replace(/(<svg\b[^>]*>)/, `$1<title id="waymark-badge">${named}</title>`);
}

/** The same badge as a picture, 720 by 720. */
export function badgePng(badge: Badge): Buffer {
  return new Resvg(drawing(badge), { font: FONTS, fitTo: { mode: 'width', value: 720 } }).render().asPng();
}

const FONTS = { fontFiles: [...fontFiles()], loadSystemFonts: false, defaultFontFamily: 'Noto Sans Arabic' };

function drawing(badge: Badge): string {
  const { ground, arrow } = badge.word === null ? COLOURS.current : COLOURS.ended;
  const title = `font-family="Source Serif 4" font-weight="600" font-size="${sizeFor(badge.title, 22, 265)}"`;
  const years = 'font-family="Atkinson Hyperlegible Next" font-weight="600" font-size="15"';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240" viewBox="0 0 240 240">
<defs><path id="over" d="M31 120a89 89 0 01178 0"/><path id="under" d="M19 120a101 101 0 00202 0"/></defs>
<circle cx="120" cy="120" r="118" fill="#f8f6f1"/><circle cx="120" cy="120" r="112" fill="${ground}"/>
<circle cx="120" cy="120" r="80" fill="none" stroke="#f8f6f1" stroke-width="2"/>
<text ${title} letter-spacing=".6" fill="#fff" text-anchor="middle"><textPath href="#over" startOffset="50%">${escaped(badge.title)}</textPath></text>
<text ${years} letter-spacing=".6" fill="#fff" text-anchor="middle"><textPath href="#under" startOffset="50%">${escaped(badge.years)}</textPath></text>
<path d="M120 56l43 46h-24.5c0 24-9.5 43-31 59.5-7.5 5.7-17 1.2-14.8-7.4C98.5 133.5 103.5 121.5 103.5 102H77z" fill="${arrow}"/>
${STEPS.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="4.5" fill="#f8f6f1"/>`).join('')}${band(badge.word)}</svg>`;
}

/** One dot for each of the six steps. */
const STEPS = [
  [62.8, 153],
  [81.2, 173.4],
  [106.3, 184.6],
  [133.7, 184.6],
  [158.8, 173.4],
  [177.2, 153],
] as const;

function band(word: string | null): string {
  if (word === null) return '';
  const text = `font-family="Atkinson Hyperlegible Next" font-weight="700" font-size="${sizeFor(word, 30, 190)}"`;
  return `<rect x="8" y="100" width="224" height="42" fill="#fff" stroke="#17211f" stroke-width="2"/>
<text ${text} x="120" y="131" fill="#17211f" text-anchor="middle">${escaped(word)}</text>`;
}

/** The largest size, up to `most`, at which this many letters fit the length; a letter is about half as wide as high. */
function sizeFor(text: string, most: number, length: number): number {
  return Math.max(7, Math.min(most, Math.floor((length / (0.56 * [...text].length)) * 10) / 10));
}

function escaped(text: string): string {
  const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  // XML refuses control characters, and no name of a school has one.
  return text.replace(/[\u0000-\u0008\u000b-\u001f]/g, '').replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
}
