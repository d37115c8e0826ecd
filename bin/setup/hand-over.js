import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { pathToFileURL } from 'node:url';
import { isNode24, node24 } from './places.js';

/**
 * Runs a built program under Node 24: in this process when that is what runs us, else in a child that lives no longer. `flags` are for
 * that child: an operator's long file is read in little memory where its garbage is taken away often.
 */
export async function handOver(script, args = [], flags = []) {
  if (isNode24()) {
    process.argv = [process.argv[0], script, ...args];
    process.setSourceMapsEnabled(true);
    await import(pathToFileURL(script).href);
    return;
  }
  process.exitCode = await runNode24([...flags, script, ...args]);
}

/** Runs Node 24 with `args`, passes signals on, and gives its exit code. */
export function runNode24(args, { env = process.env, stdio = 'inherit' } = {}) {
  // The channel tells the child when this process is gone, even by kill -9.
  const streams = [...(Array.isArray(stdio) ? stdio : [stdio, stdio, stdio]), 'ipc'];
  const child = spawn(node24(), ['--enable-source-maps', ...args], { stdio: streams, env });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const pass = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, pass);
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
