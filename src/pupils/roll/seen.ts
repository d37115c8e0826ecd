/** Finds the same pupil twice in a file of any length: numbers in two flat arrays, at most 24 bytes for each pupil. */

const letters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** A sound UPN as a whole number, each its own: letter, eleven digits, last character. */
export const upnNumber = (upn: string): number => {
  const last = upn.charAt(12);
  const end = /\d/.test(last) ? Number(last) : 10 + letters.indexOf(last);
  return (letters.indexOf(upn.charAt(0)) * 1e11 + Number(upn.slice(1, 12))) * 33 + end;
};

/** 53 bits of any text. Two of a million different texts are equal with a chance of one in ten thousand million million. */
export const textNumber = (text: string): number => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
};

/** How full the arrays may be before they grow: fuller is slower to search, emptier takes twice the memory. */
const fullest = 0.9;

/** Remembers on which line a number stood first. `first` gives that line when it stood before, else keeps this one and gives null. */
export const linesSeen = () => {
  let [size, held] = [1 << 10, 0];
  let keys = new Float64Array(size);
  let lines = new Int32Array(size);

  const placeOf = (key: number): number => {
    let at = (key % 4_294_967_291) % size;
    while (lines[at] !== 0 && keys[at] !== key) at = (at + 1) % size;
    return at;
  };
  const grow = (): void => {
    const [oldKeys, oldLines] = [keys, lines];
    size *= 2;
    keys = new Float64Array(size);
    lines = new Int32Array(size);
    for (let at = 0; at < oldLines.length; at += 1) {
      const line = oldLines[at] ?? 0;
      if (line !== 0) {
        const place = placeOf(oldKeys[at] ?? 0);
        keys[place] = oldKeys[at] ?? 0;
        lines[place] = line;
      }
    }
  };
  return {
    first: (key: number, line: number): number | null => {
      const at = placeOf(key);
      const before = lines[at] ?? 0;
      if (before !== 0) return before;
      keys[at] = key;
      lines[at] = line;
      held += 1;
      if (held > size * fullest) grow();
      return null;
    },
  };
};
