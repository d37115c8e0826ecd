/**
 * The process that reads files that people bring. Libraries are loaded with the first file that needs them. Whatever goes
 * wrong in here is answered with a sentence, or by the death of this process, for which its parent answers.
 */
import type { Done, Wanted, Work } from './message.ts';
import { sentences, Unreadable } from './problems.ts';
import { watchMemory } from './in-child/guard.ts';

const watch = watchMemory();

const read = async (work: Work, bytes: Uint8Array): Promise<unknown> => {
  switch (work.kind) {
    case 'tables':
      return (await import('./in-child/tables.ts')).tablesOf(bytes, work.as);
    case 'text':
      return (await import('./in-child/text.ts')).textOf(bytes, work.as);
    case 'pages':
      return (await import('./in-child/pages.ts')).pagesOf(bytes, work.from, work.count);
    case 'photo':
      return (await import('./in-child/photo.ts')).pointsOf(bytes);
    case 'parts':
      return (await import('./in-child/parts.ts')).partsOf(bytes, work.names);
    case 'elements':
      return (await import('./in-child/elements.ts')).elementsOf(bytes, work.want);
  }
};

/** A parent that is gone needs no answer. */
const answer = (done: Done): void => void process.send?.(done, undefined, undefined, () => {});

process.on('message', ({ work, bytes }: Wanted) => {
  watch.begin(work.kind);
  read(work, bytes).then(
    (result) => {
      watch.end();
      answer({ kind: 'done', result });
    },
    (error: unknown) => {
      watch.end();
      answer({ kind: 'problem', message: error instanceof Unreadable ? error.because : sentences.broken });
    },
  );
});
// A library that throws outside its promise leaves the answer open: this ends the process, and the parent answers.
process.on('disconnect', () => process.exit(0));
