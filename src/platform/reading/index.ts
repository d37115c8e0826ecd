/**
 * Strange files, read where they can do no harm: each in a process of its own with little memory and a deadline, which is
 * ended and replaced when a file breaks it. Whoever asks gets plain text, tables of text or pictures of our own make, or one
 * sentence that says why not and what to do. Nothing here throws because of what a file holds.
 */
export { readTables, readTablesNow, readText, type Table, type TablesRead, type TextRead } from './read.ts';
export { drawPages, decodePhoto, type Drawn, type Pixels } from './draw.ts';
export { readElements, readParts, type Leaf, type XmlRead, type XmlRecord } from './records.ts';
export { largestRead, xmlLimits } from './limits.ts';
export type { WantedElements } from './message.ts';
