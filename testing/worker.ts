import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workAsChild, type Task, type Tools } from '#platform/jobs';
import { tasks as fileTasks } from '#platform/files';
import { tasks as mailTasks } from '#platform/mail';
// The room's door holds pages too, which a bare Node does not read.
import { tasks as awardTasks } from '../src/awards/jobs.ts';

/**
 * The worker process of the tests: the real tasks, and while a file `hold` stands in DATA_DIR, each of them stops for ever
 * just before its transaction commits, after everything that it does outside the database. Then it is killed.
 */
let passed = 0;

const held = (tools: Tools): Tools => ({
  ...tools,
  database: {
    ...tools.database,
    asActor: (actor, work) =>
      tools.database.asActor(actor, async (db) => {
        const result = await work(db);
        const hold = join(tools.place.dataDir, 'hold');
        // The file says how many transactions are let through first: those in which a job only looks.
        if (existsSync(hold) && passed++ >= Number(readFileSync(hold, 'utf8'))) {
          writeFileSync(join(tools.place.dataDir, 'held'), '');
          await new Promise(() => {});
        }
        return result;
      }),
  },
});

const poison: Task = { name: 'test.poison', run: () => Promise.reject(new Error('this row is poison')) };
const crash: Task = { name: 'test.crash', run: () => process.exit(9) };
const leave: Task = {
  name: 'test.leave',
  run: async (payload, { place }) =>
    writeFileSync(join(place.dataDir, String(Object(payload).name)), 'left', { flag: 'a' }),
};

const tasks = [...mailTasks, ...fileTasks, ...awardTasks, poison, crash, leave];
workAsChild(
  tasks.map((task) => ({ ...task, run: (payload, tools) => task.run(payload, held(tools)) })),
  () => {},
);
