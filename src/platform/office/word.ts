import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type FileChild,
} from 'docx';
import { factsTable, plainTable, type TableBlock } from './table.ts';
import { fileText } from './text.ts';

/** A piece of a document. A line break in a text stays a line break; nothing in a text is a command. */
export type Block =
  | Readonly<{ kind: 'heading'; level: 1 | 2 | 3; text: string }>
  | Readonly<{ kind: 'paragraph'; text: string }>
  | Readonly<{ kind: 'note'; text: string }>
  | Readonly<{ kind: 'list'; items: readonly string[] }>
  | Readonly<{ kind: 'facts'; facts: readonly (readonly [term: string, fact: string])[] }>
  | TableBlock
  | Readonly<{ kind: 'page-break' }>;

export type WordWanted = Readonly<{
  title: string;
  blocks: readonly Block[];
  /** At the head of every page: school, award, date and version. */
  line?: string;
  isLandscape?: boolean;
}>;

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
// Twentieths of a point: A4, with 14 mm at every edge.
const page = { width: 11_906, height: 16_838, margin: 794 } as const;

/** Lines of a text as runs of one paragraph. */
const runs = (text: string, more: Readonly<{ size?: number; color?: string }> = {}) =>
  fileText(text)
    .split('\n')
    .map((line, at) => new TextRun({ ...more, text: line, ...(at === 0 ? {} : { break: 1 }) }));

const parts = (block: Block, width: number): readonly FileChild[] => {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: levels[block.level], children: runs(block.text), keepNext: true })];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.text), spacing: { after: 120 } })];
    case 'note':
      return [new Paragraph({ children: runs(block.text, { size: 18, color: '4b5753' }), spacing: { after: 120 } })];
    case 'list':
      return block.items.map((item) => new Paragraph({ children: runs(item), bullet: { level: 0 } }));
    case 'facts':
      return block.facts.length === 0 ? [] : [factsTable(block.facts, width), gap()];
    case 'table':
      return [
        new Paragraph({ style: 'Caption', children: runs(block.caption), keepNext: block.rows.length > 0 }),
        ...(block.rows.length === 0 ? [] : [plainTable(block, width), gap()]),
      ];
    case 'page-break':
      return [new Paragraph({ children: [], pageBreakBefore: true })];
  }
};

/** Word draws two tables that follow each other as one. */
const gap = () => new Paragraph({ children: [], spacing: { after: 60 } });

const styles = {
  default: {
    document: { run: { font: 'Arial', size: 21, language: { value: 'en-GB' } } },
    title: { run: { font: 'Georgia', size: 40, bold: true, color: '073b3a' }, paragraph: { spacing: { after: 120 } } },
    heading1: {
      run: { font: 'Georgia', size: 30, bold: true, color: '073b3a' },
      paragraph: { spacing: { before: 320, after: 120 } },
    },
    heading2: {
      run: { font: 'Georgia', size: 25, bold: true, color: '17211f' },
      paragraph: { spacing: { before: 260, after: 80 } },
    },
    heading3: {
      run: { font: 'Arial', size: 22, bold: true, color: '17211f' },
      paragraph: { spacing: { before: 160, after: 60 } },
    },
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      run: { bold: true, size: 20 },
      paragraph: { spacing: { before: 120, after: 60 } },
    },
  ],
} as const;

/** A Word document as bytes (.docx): A4, British English, real headings, tables whose heads repeat on every page. */
export const makeWord = async ({ title, blocks, line = '', isLandscape = false }: WordWanted): Promise<Uint8Array> => {
  const width = (isLandscape ? page.height : page.width) - 2 * page.margin;
  const small = { size: 17, color: '4b5753' };
  const document = new Document({
    title: fileText(title),
    creator: 'Waymark',
    styles,
    sections: [
      {
        properties: {
          page: {
            size: {
              width: page.width,
              height: page.height,
              orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin },
          },
        },
        headers: { default: new Header({ children: [new Paragraph({ children: runs(line, small) })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [
                  new TextRun({ ...small, children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runs(title) }),
          ...blocks.flatMap((block) => parts(block, width)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};
