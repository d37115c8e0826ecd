/**
 * Files that people bring: bytes by their hash, a row that says whose they are, types by an allow-list, pictures made anew
 * by the worker. A file is given to whoever may see its row, as an attachment; for anybody else it does not exist.
 */
export { openContent, type Content } from './content.ts';
export { keep, letGo, sweepFiles, type Kept } from './keep.ts';
export { findFile, type KeptFile } from './store.ts';
export { giveFile, givePreview } from './give.ts';
export { tasks } from './jobs.ts';
