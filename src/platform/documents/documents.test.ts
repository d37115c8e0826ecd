import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { openPress, type Document } from './index.ts';

const press = openPress();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-documents-'));
  await writeFile(
    join(folder, 'dot.svg'),
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
  );
});
afterAll(async () => {
  press.close();
  await rm(folder, { recursive: true });
});

const head =
  '#set document(title: "T")\n#set text(lang: "en", font: "Source Serif 4")\n#let data = json(bytes(sys.inputs.data))\n';

/** Sets a template of the test's own; data is what people wrote. */
const set = async (name: string, text: string, data: unknown = {}, deadlineMs?: number): Promise<Uint8Array> => {
  await writeFile(join(folder, `${name}.typ`), head + text);
  const template = relative(projectRoot(), join(folder, `${name}.typ`));
  const document: Document = { template, data, standard: 'ua-1', createdAt: new Date('2027-03-02') };
  return press.set(document, deadlineMs);
};

test('A document is set with what people wrote as data, the same bytes each time', async () => {
  const one = await set('words', '= #data.title', { title: '#panic("no") *not bold*' });
  const two = await set('words', '= #data.title', { title: '#panic("no") *not bold*' });
  expect(Buffer.from(one).toString('latin1', 0, 5)).toBe('%PDF-');
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
});

test('A picture without words for it, and a heading level left out, are refused', async () => {
  await expect(set('bare', '= A\n#image("dot.svg")')).rejects.toThrow(/refused.*alt/is);
  await expect(set('skipped', '= A\n=== B')).rejects.toThrow(/refused/);
  await expect(set('said', '= A\n#image("dot.svg", alt: "A corner")')).resolves.toBeDefined();
});

test('Nothing outside the template’s folder is read, and nothing is fetched', async () => {
  await expect(set('outside', '= A\n#read("/../../../../../../etc/passwd")')).rejects.toThrow(/refused/);
  await expect(set('fetched', '#import "@preview/cetz:0.3.1"\n= A')).rejects.toThrow(/refused/);
});

test('One that never ends is ended at its deadline, and those after it are set', async () => {
  await expect(
    set('endless', '#let f() = { let i = 0; while true { i += 1; if i > 9000 { i = 0 } } }\n#f()', {}, 700),
  ).rejects.toThrow(/refused|not set within 700 ms/);
  await expect(set('after', '= A')).resolves.toBeDefined();
});

test('The process is replaced after two hundred documents, and none is lost', async () => {
  await set('many', '= #data.n', { n: 'first' });
  const template = relative(projectRoot(), join(folder, 'many.typ'));
  const many = Array.from(
    { length: 230 },
    (_, at) => ({ template, data: { n: String(at) }, standard: 'ua-1', createdAt: new Date(0) }) as const,
  );
  const done = await Promise.all(many.map((document) => press.set(document)));
  expect(done).toHaveLength(230);
  await expect(set('last', '= A')).resolves.toBeDefined();
}, 60_000);

test('Closing refuses what still waits', async () => {
  const other = openPress();
  await writeFile(join(folder, 'closing.typ'), `${head}= A`);
  const template = relative(projectRoot(), join(folder, 'closing.typ'));
  const waiting = other.set({ template, data: {}, standard: 'ua-1', createdAt: new Date(0) });
  other.close();
  await expect(waiting).rejects.toThrow('The setting of documents was closed.');
});
