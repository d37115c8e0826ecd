import { parseDocument } from 'htmlparser2';
import { h, type ComponentChild } from 'preact';

type Node = ReturnType<typeof parseDocument>['children'][number];

/** One element or text with nothing in it that does not matter: order of attributes, white space between elements. */
export type Plain =
  | string
  | Readonly<{ name: string; attributes: Readonly<Record<string, string>>; children: readonly Plain[] }>;

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const tidy = (name: string, value: string): string =>
  name === 'class' || name.startsWith('aria-') ? squeezed(value) : value.trim();

const plainNode = (node: Node): readonly Plain[] => {
  if (node.type === 'text') return squeezed(node.data) === '' ? [] : [squeezed(node.data)];
  if (node.type !== 'tag') return [];
  const attributes = Object.entries(node.attribs).map(([name, value]) => [name, tidy(name, value)] as const);
  return [
    {
      name: node.name,
      attributes: Object.fromEntries(attributes.toSorted(([a], [b]) => (a < b ? -1 : 1))),
      children: joined(node.children.flatMap(plainNode)),
    },
  ];
};

/** Texts that stand next to one another are one text. */
const joined = (parts: readonly Plain[]): readonly Plain[] => {
  const out: Plain[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof part === 'string' && typeof last === 'string') out[out.length - 1] = `${last} ${part}`;
    else out.push(part);
  }
  return out;
};

/** What a browser would make of a piece of HTML, for comparing two pieces. */
export const plain = (html: string): readonly Plain[] => joined(parseDocument(html).children.flatMap(plainNode));

const element = (node: Node): ComponentChild => {
  if (node.type === 'text') return node.data;
  return node.type === 'tag' ? h(node.name, node.attribs, node.children.map(element)) : null;
};

/** HTML of an example as elements of ours, so that it may stand where pages put theirs. */
export const elements = (html: string): ComponentChild => parseDocument(html.trim()).children.map(element);
