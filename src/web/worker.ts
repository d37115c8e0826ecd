/** The worker process ends here: started by the server, it does what was left for later. */
import { workAsChild } from '#platform/jobs';
import { tasks } from './tasks.ts';

workAsChild(tasks, (line) => void process.stderr.write(`${line}\n`));
