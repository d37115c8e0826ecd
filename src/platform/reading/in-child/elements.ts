import { SaxesParser } from 'saxes';
import { bytesSource, CsvUnreadable, decode } from '#platform/csv';
import { xmlLimits } from '../limits.ts';
import type { WantedElements } from '../message.ts';
import { sentences, Unreadable, unreadable } from '../problems.ts';
import type { Leaf, XmlRead, XmlRecord } from '../records.ts';

const mostUnread = 50;
const longestText = 2_000;

type Open = { path: string; line: number; text: string; isWanted: boolean; isPassedOver: boolean };

/** Reads an XML file once, from front to back; what nobody asked for is counted by its name and forgotten. */
export const elementsOf = async (bytes: Uint8Array, want: WantedElements): Promise<XmlRead> => {
  if (bytes.length > xmlLimits.bytes) throw unreadable('large20');
  const reader = readerOf(want);
  try {
    for await (const piece of decode(bytesSource(bytes))) reader.write(piece);
  } catch (error) {
    if (error instanceof CsvUnreadable) throw unreadable('broken');
    throw error;
  }
  return reader.end();
};

const readerOf = (want: WantedElements) => {
  const [below, outsideWanted] = [new Set(want.paths), new Set(want.outside)];
  // A group is wanted as "A/B/"; elements that only lead to something wanted are passed through in silence.
  const leading = new Set(
    [...want.paths, ...want.outside, want.record].flatMap((path) =>
      path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/')),
    ),
  );
  const parser = new SaxesParser();
  const stack: Open[] = [];
  const [records, outside, unread]: [XmlRecord[], Leaf[], Set<string>] = [[], [], new Set()];
  let root = '';
  let record: { line: number; leaves: Leaf[]; depth: number } | null = null;

  parser.on('doctype', () => {
    throw unreadable('doctype');
  });
  parser.on('error', () => {
    throw new Unreadable(sentences.xml.replace('{line}', String(parser.line)));
  });
  parser.on('opentag', ({ name }) => {
    const bare = name.slice(name.indexOf(':') + 1);
    if (stack.length >= xmlLimits.depth) throw unreadable('deep');
    root ||= bare;
    const over = stack.at(-1);
    const whole = [...stack.map((each) => each.path.split('/').at(-1) ?? ''), bare].join('/');
    const path = record === null ? whole : [over?.path, bare].filter((part) => part !== '').join('/');
    const { line } = parser;
    if (record === null && whole === want.record) {
      if (records.length >= xmlLimits.records) throw unreadable('records');
      record = { line, leaves: [], depth: stack.length };
      stack.push({ path: '', line, text: '', isWanted: false, isPassedOver: false });
      return;
    }
    const isWanted = record === null ? outsideWanted.has(path) : below.has(path);
    if (record !== null && below.has(`${path}/`)) record.leaves.push({ path: `${path}/`, line, text: null });
    const isPassedOver = over?.isPassedOver === true || (!isWanted && !leading.has(path));
    if (isPassedOver && over?.isPassedOver !== true && unread.size < mostUnread) unread.add(bare);
    stack.push({ path, line, text: '', isWanted: isWanted && !isPassedOver, isPassedOver });
  });
  const words = (text: string) => {
    const at = stack.at(-1);
    if (at?.isWanted && at.text.length < longestText) at.text += text;
  };
  parser.on('text', words);
  parser.on('cdata', words);
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed === undefined) return;
    if (closed.isWanted)
      (record?.leaves ?? outside).push({ path: closed.path, line: closed.line, text: closed.text.trim() });
    if (record !== null && stack.length === record.depth) {
      records.push({ line: record.line, leaves: record.leaves });
      record = null;
    }
  });
  return {
    write: (piece: string) => void parser.write(piece),
    end: (): XmlRead => {
      parser.close();
      return { root, records, outside, unread: [...unread] };
    },
  };
};
