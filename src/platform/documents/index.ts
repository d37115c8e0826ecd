/**
 * Documents on paper: PDFs set by Typst from templates that stand beside the pages they print, in a process of their own.
 */
export { fontFiles } from './fonts.ts';
export { paperDocument, type PaperHead } from './paper.ts';
export { openPress, type Document, type Press } from './render.ts';
