import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { fileText } from './text.ts';

/** A table: its caption, its heads, and rows of texts. `shares` says how the width is parted (else evenly); `numeric` names columns set at the right. */
export type TableBlock = Readonly<{
  kind: 'table';
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  shares?: readonly number[] | undefined;
  numeric?: readonly number[] | undefined;
}>;

const edge = { style: BorderStyle.SINGLE, size: 4, color: 'b9b4a6' } as const;
const borders = { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge };
const margins = { top: 60, bottom: 60, left: 90, right: 90 } as const;

type CellLook = Readonly<{ isHead: boolean; isNumeric: boolean; width: number }>;

const cell = (text: string, { isHead, isNumeric, width }: CellLook) =>
  new TableCell({
    margins,
    width: { size: width, type: WidthType.DXA },
    ...(isHead ? { shading: { fill: 'f1eee6' } } : {}),
    children: fileText(text)
      .split('\n')
      .map(
        (line) =>
          new Paragraph({
            alignment: isNumeric ? AlignmentType.RIGHT : AlignmentType.START,
            children: [new TextRun({ text: line, bold: isHead, size: 19 })],
          }),
      ),
  });

const parted = (width: number, shares: readonly number[]): readonly number[] => {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((width * share) / all));
};

const table = (rows: readonly TableRow[], widths: readonly number[], isHeaded: boolean) =>
  new Table({
    rows,
    borders,
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    // Says to screen readers which cells are heads: the first row, or the first column.
    tableLook: {
      firstRow: isHeaded,
      firstColumn: !isHeaded,
      lastRow: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
  });

/** A table with a head that repeats on every page. */
export const plainTable = ({ head, rows, shares, numeric = [] }: TableBlock, width: number): Table => {
  const widths = parted(width, shares ?? head.map(() => 1));
  const row = (texts: readonly string[], isHead: boolean) =>
    new TableRow({
      // Only where it is one: some readers take a head that is switched off for a head.
      ...(isHead ? { tableHeader: true } : {}),
      // A row taller than a page must break; a head never does.
      cantSplit: isHead || texts.every((text) => text.length < 1500),
      children: head.map((_, at) =>
        cell(texts[at] ?? '', { isHead, isNumeric: numeric.includes(at), width: widths[at] ?? 0 }),
      ),
    });
  return table([row(head, true), ...rows.map((texts) => row(texts, false))], widths, true);
};

/** Terms at the left, facts at the right. */
export const factsTable = (facts: readonly (readonly [string, string])[], width: number): Table => {
  const widths = parted(width, [28, 72]);
  return table(
    facts.map(
      ([term, fact]) =>
        new TableRow({
          cantSplit: fact.length < 1500,
          children: [
            cell(term, { isHead: true, isNumeric: false, width: widths[0] ?? 0 }),
            cell(fact, { isHead: false, isNumeric: false, width: widths[1] ?? 0 }),
          ],
        }),
    ),
    widths,
    false,
  );
};
