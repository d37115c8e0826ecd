import { describe, expect, it } from 'vitest';
import { bytesSource, CsvUnreadable, readHeading, readRows, writeCsv, type CsvSource } from './index.ts';

const all = async (source: CsvSource) => {
  const rows = [];
  for await (const batch of readRows(source)) rows.push(...batch);
  return rows;
};
const text = (words: string) => bytesSource(new TextEncoder().encode(words));
const cells = async (source: CsvSource) => (await all(source)).map((row) => row.cells);

describe('a sheet saved as CSV', () => {
  it('says on which line each row begins, whatever stands between', async () => {
    const rows = await all(text('a,b\r\n1,"two\r\nlines"\r\n\r\n3,4'));
    expect(rows.map((row) => [row.line, row.cells])).toEqual([
      [1, ['a', 'b']],
      [2, ['1', 'two\nlines']],
      [5, ['3', '4']],
    ]);
  });

  it.each([
    ['UTF-8 with a byte-order mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x5a, 0x6f, 0xc3, 0xab, 0x0a)],
    ['windows-1252', Uint8Array.of(0x5a, 0x6f, 0xeb, 0x0a)],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x5a, 0, 0x6f, 0, 0xeb, 0, 0x0a, 0)],
  ])('is read from %s', async (_encoding, bytes) => expect(await cells(bytesSource(bytes))).toEqual([['Zoë']]));

  it.each([',', ';', '\t'])('is read with “%s” between cells', async (mark) =>
    expect(await cells(text(`a${mark}b\n1${mark}2\n`))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]),
  );

  it('may tell Excel what stands between cells, in a line that Excel does not show', async () => {
    expect((await all(text('sep=|\r\na|b;c\r\n1|2\r\n'))).map((row) => [row.line, row.cells])).toEqual([
      [1, ['a', 'b;c']],
      [2, ['1', '2']],
    ]);
    expect(await cells(text('sep=x\n1,2\n'))).toEqual([['sep=x'], ['1', '2']]);
  });

  it('is the same however it is cut into pieces', async () => {
    const bytes = new TextEncoder().encode('a,b\r\n"é, ü",2\r\n"x""y",4\r\n');
    const bitByBit: CsvSource = async function* () {
      for (const byte of bytes) yield Uint8Array.of(byte);
    };
    expect(await all(bitByBit)).toEqual(await all(bytesSource(bytes)));
  });

  it.each([
    ['whose rows are each one quoted cell', 'a;b;c\n"GP;""F"";18"\n"x;""y;z"";1"\n'],
    ['whose heading is one as well', '"a;b;c"\n"GP;""F"";18"\n"x;""y;z"";1"\n'],
  ])('%s is opened once more', async (_what, words) =>
    expect(await cells(text(words))).toEqual([
      ['a', 'b', 'c'],
      ['GP', 'F', '18'],
      ['x', 'y;z', '1'],
    ]),
  );

  it('a single column of words with commas stays one column', async () =>
    expect(await cells(text('Comment\n"well, yes"\n'))).toEqual([['Comment'], ['well, yes']]));

  it('finds a heading in any case', async () => {
    const { placeOf, body } = await readHeading(text(' Urn ,Name\n1,x\n'));
    expect([placeOf('URN'), placeOf('name'), placeOf('other')]).toEqual([0, 1, -1]);
    expect((await body.next()).value?.[0]?.cells).toEqual(['1', 'x']);
  });
});

describe('what is no CSV', () => {
  it.each([
    ['an empty file', ''],
    ['a file with nothing but blank lines', '\n\n'],
  ])('%s is refused', async (_what, words) => {
    await expect(readHeading(text(words))).rejects.toThrow(CsvUnreadable);
  });

  it('a workbook or picture is refused', async () => {
    await expect(all(bytesSource(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0x0a)))).rejects.toThrow(/CSV UTF-8/);
  });

  it('a quotation mark that never closes names its line and does not swallow memory', async () => {
    const endless: CsvSource = async function* () {
      yield new TextEncoder().encode('a,b\n1,2\n3,"open\n');
      for (let at = 0; at < 20; at += 1) yield new Uint8Array(100_000).fill(0x61);
    };
    await expect(all(endless)).rejects.toMatchObject({ line: 3 });
  });

  it('a line that never ends names itself and does not swallow memory', async () => {
    let sent = 0;
    const endless: CsvSource = async function* () {
      yield new TextEncoder().encode('a,b\n1,2\n');
      for (let at = 0; at < 400; at += 1) {
        sent = at;
        yield new Uint8Array(100_000).fill(0x61);
      }
    };
    await expect(all(endless)).rejects.toMatchObject({ line: 3 });
    expect(sent).toBeLessThan(20);
  });

  it('a row over 10 kB is a fault of that row', async () => {
    const rows = await all(text(`a\n${'x'.repeat(11_000)}\nb\n`));
    expect(rows.map((row) => row.fault !== null)).toEqual([false, true, false]);
  });
});

it('writes no cell that a spreadsheet program would run', () => {
  const written = writeCsv(
    ['name', '=1+1'],
    [
      ['=cmd|x', -3],
      ['\u00a0＝A1', 'O’Neill, "Jo"'],
    ],
  );
  expect(written).toBe('name,\'=1+1\r\n\'=cmd|x,-3\r\n\'\u00a0＝A1,"O’Neill, ""Jo"""\r\n');
});
