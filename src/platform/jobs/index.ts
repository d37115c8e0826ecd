/**
 * Work done later: mails, thumbnails, certificates, imports. It is left in the same transaction as what caused it and done
 * by a process of its own. A job may run twice when a worker is killed; `once` makes its effect happen once.
 */
export { beginDay, dailyTasks, workingDay, type Daily } from './daily.ts';
export { enqueue, jobCounts, once } from './queue.ts';
export { announce, progressOf, tellProgress, type Progress } from './progress.ts';
export { prepareJobs } from './prepare.ts';
export { superviseWorker, type Supervised } from './supervise.ts';
export { workAsChild, type Brief } from './child.ts';
export type { Place, Task, Tools } from './task.ts';
