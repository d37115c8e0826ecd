import { Worker } from 'node:worker_threads';
import { limits } from '../limits.ts';
import type { Work } from '../message.ts';

/**
 * Looks from a thread of its own, since libraries work without pause: ends this process when it grows over the limit of its
 * work or goes on past the deadline, even when the parent that would have ended it is gone.
 */
const watching = `
const { parentPort } = require('node:worker_threads');
let limit = null;
parentPort.on('message', (given) => { limit = given; });
setInterval(() => {
  if (limit === null) return;
  if (process.memoryUsage.rss() > limit.memory || Date.now() > limit.until) process.kill(process.pid, 'SIGKILL');
}, 25);
`;

export const watchMemory = (): Readonly<{ begin: (kind: Work['kind']) => void; end: () => void }> => {
  const thread = new Worker(watching, { eval: true, resourceLimits: { maxOldGenerationSizeMb: 16 } });
  thread.unref();
  return {
    begin: (kind) =>
      thread.postMessage({ memory: limits[kind].memory, until: Date.now() + limits[kind].deadlineMs + 2_000 }),
    end: () => thread.postMessage(null),
  };
};
