/** `npx waymark …` ends here. */
import { runCommand } from './command/run.ts';
import { commands } from './commands.ts';

// A reader that has had enough (`| head`) closes the pipe; that is no fault of the command.
process.stdout.on('error', (error: Error & { code?: string }) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

// The code is set and not forced, so that all that was written leaves before the process ends.
process.exitCode = await runCommand(process.argv.slice(2), commands, {
  env: process.env,
  cwd: process.cwd(),
  now: () => new Date(),
  out: (text) => void process.stdout.write(text),
  log: (line) => void process.stderr.write(`${line}\n`),
});
