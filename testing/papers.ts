import { buffer } from 'node:stream/consumers';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import writeWorkbook from 'write-excel-file/node';
import { ZipFile } from 'yazl';

/** Papers as schools bring them, for tests of what reads them. */

/** A packed zip of these entries. */
export const zipped = (entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> => {
  const zip = new ZipFile();
  for (const [name, part] of Object.entries(entries)) zip.addBuffer(Buffer.from(part), name);
  zip.end();
  return buffer(zip.outputStream);
};

const cell = (words: string, more = {}) => new TableCell({ children: [new Paragraph(words)], ...more });
/** A heading, a line with marks in it, and a table with cells joined sideways and downwards. */
export const wordDocument = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: 'Standard 1: Être prêt', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('Ysgol Gŵyr & <b>friends</b>'),
            new Table({
              rows: [
                new TableRow({ children: [cell('Outcome', { columnSpan: 2 }), cell('Level')] }),
                new TableRow({ children: [cell('Be healthy', { rowSpan: 2 }), cell('Eats well'), cell('2')] }),
                new TableRow({ children: [cell('Moves'), cell('3')] }),
              ],
            }),
          ],
        },
      ],
    }),
  );
/** One sheet with a day, a sum that binary figures miss by a hair, and words that look like a formula. */
export const workbook = () =>
  writeWorkbook(
    [
      [{ value: 'Day' }, { value: 'Sum' }, { value: '=1+1' }],
      [{ value: new Date(Date.UTC(2027, 2, 28)), format: 'dd/mm/yyyy' }, { value: 0.1 + 0.2 }, { value: true }],
    ],
    { sheet: 'Costs' },
  ).toBuffer();
