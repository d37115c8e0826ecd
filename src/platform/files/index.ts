/**
 * Files that people bring: bytes by their hash, a row that says whose they are, types by an allow-list, pictures made anew
 * by the worker. A file is given to whoever may see its row, as an attachment; for anybody else it does not exist.
 * A large one comes in parts (`takeUpload`); what stands in it is read by the worker, to be searched and looked at.
 */
export { openContent, type Content } from './content.ts';
export { keep, letGo, sweepFiles, type Kept } from './keep.ts';
export { findFile, type KeptFile } from './store.ts';
export { giveFile, givePage, givePreview } from './give.ts';
export { acceptedFiles } from './rules.ts';
export { takeUpload, uploadsAmong } from './upload/actions.ts';
export { routes } from './upload/routes.ts';
export { lookInto, type Look } from './text/look.ts';
export { filesSaying, snippetsOf, type Said } from './text/search.ts';
export type { ShownTable, Snippet } from './text/rules.ts';
export { dailies } from './text/jobs.ts';
export { tasks } from './jobs.ts';
