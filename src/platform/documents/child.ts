/**
 * The process that sets documents. Setting is native code that cannot be interrupted, so it stands apart: its parent
 * ends it when it takes too long and replaces it now and then. It reads templates of ours only; what people wrote comes
 * as data, never as part of a template, and nothing is fetched.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './fonts.ts';
import { asItIs, isJpeg } from './jpeg.ts';
import type { Done, Wanted } from './message.ts';

const compilers = new Map<string, NodeCompiler>();
const fontBlobs = fontFiles().map((file) => readFileSync(file));

function compilerIn(workspace: string): NodeCompiler {
  const made = compilers.get(workspace) ?? NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
  compilers.set(workspace, made);
  return made;
}

/**
 * Lays beside a template what stands elsewhere: the house's paper and the document's own pictures. The folder itself stays
 * the only place on the disk from which a template can read.
 */
function layBeside(compiler: NodeCompiler, { template, paper, pictures }: Wanted): void {
  const folder = dirname(template);
  compiler.mapShadow(join(folder, 'paper.typ'), readFileSync(paper));
  for (const [name, path] of Object.entries(pictures)) {
    const bytes = readFileSync(path);
    compiler.mapShadow(join(folder, 'pictures', name), isJpeg(bytes) ? asItIs(bytes) : bytes);
  }
}

function set(wanted: Wanted): Done {
  const compiler = compilerIn(dirname(wanted.template));
  compiler.resetShadow();
  layBeside(compiler, wanted);
  const compiled = compiler.compile({ mainFilePath: wanted.template, inputs: { data: wanted.data } });
  const error = compiled.takeError();
  if (error || !compiled.result) {
    const faults = error ? compiler.fetchDiagnostics(error).map((fault) => String(fault?.message)) : [];
    return { number: wanted.number, kind: 'refused', because: faults.join('; ') || 'The document was not set.' };
  }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: wanted.standard, creationTimestamp: wanted.createdAt });
  compiler.resetShadow();
  compiler.evictCache(10);
  return { number: wanted.number, kind: 'set', pdf };
}

/** A parent that is gone needs no answer. */
const answer = (done: Done): void => void process.send?.(done, undefined, undefined, () => {});

process.on('message', (wanted: Wanted) => {
  try {
    answer(set(wanted));
  } catch (error) {
    answer({ number: wanted.number, kind: 'refused', because: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
