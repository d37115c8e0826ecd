/** Names of files inside a zip that every system can unpack: Windows, macOS, a phone. Pure. */

const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;
/** Characters of one part of a path; with folders around it a whole path stays well under 260. */
const longest = 90;
const mostBytes = 180;

/** One part of a path: no separators, no control or direction signs, no name that Windows keeps for itself, not too long. */
export const safePart = (given: string): string => {
  const clean = given
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replaceAll(/[<>:"/\\|?*]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const short = shorten(clean).replace(/[. ]+$/, '');
  const bare = short.replace(/^\.+/, '');
  const base = bare.split('.')[0]?.trim() ?? '';
  if (bare === '') return 'file';
  return reserved.test(base) ? `_${bare}` : bare;
};

/** Cut between characters as people see them; the ending of the name stays. */
const shorten = (name: string): string => {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const letters = [...new Intl.Segmenter('en').segment(name.slice(0, name.length - ending.length))].map(
    ({ segment }) => segment,
  );
  while (letters.length + ending.length > longest || Buffer.byteLength(letters.join('') + ending) > mostBytes)
    letters.pop();
  return letters.join('').trim() + ending;
};

/** Makes each path unique however a system compares them: the second “a.pdf” is “a (2).pdf”, and so is “A.PDF”. */
export const uniquePaths = (): ((path: string) => string) => {
  const taken = new Set<string>();
  const key = (path: string) => path.normalize('NFC').toLowerCase();
  return (path) => {
    const dot = /\.[A-Za-z0-9]{1,8}$/.exec(path)?.[0] ?? '';
    const stem = path.slice(0, path.length - dot.length);
    let free = path;
    for (let at = 2; taken.has(key(free)); at += 1) free = `${stem} (${at})${dot}`;
    taken.add(key(free));
    return free;
  };
};
