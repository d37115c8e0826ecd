/** `npm start` ends here: opens the database, fills it when it is new, serves, and stops everything on a signal. */
import { join } from 'node:path';
import { originAt, projectRoot, readConfig, type Config } from '#platform/config';
import { takeStatistics } from '#platform/db';
import { keyOf } from '#platform/keys';
import { registerAssets } from '#platform/kit';
import { isEmpty, loadDemonstration } from '#demo';
import { openContent } from '#platform/files';
import { readAssets } from './assets.ts';
import { startBackground } from './background.ts';
import { freePort } from './port.ts';
import { createServer } from './server.ts';
import { startRefusal } from './start-refusal.ts';
import { openDatabase, type Opened } from './start.ts';
import { routes } from './table.ts';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/** Fills a database in which there is no awarding body yet: a new one, or one whose filling was cut off half-way. */
const withDemonstration = async ({ database, connection }: Opened, origin: string, config: Config): Promise<void> => {
  if (!(await isEmpty(database))) return;
  const began = Date.now();
  log('Loading the demonstration …');
  const { dataDir } = config;
  await loadDemonstration({ database, now: new Date(), origin, dataDir, files: openContent(config) });
  await takeStatistics(connection);
  log(`The demonstration is loaded (${((Date.now() - began) / 1000).toFixed(1)} s).`);
};

type Serving = Readonly<{ address: string; stop: () => Promise<void>; ended: Promise<string> }>;

const serve = async (config: Config): Promise<Serving> => {
  const opened = await openDatabase(config, log);
  try {
    const { assets, manifest } = await readAssets(join(projectRoot(), 'build/assets'));
    registerAssets(manifest);
    const port = config.port === 0 ? await freePort(config.host) : config.port;
    const origin = config.origin ?? originAt(config.host, port);
    if (config.demo) await withDemonstration(opened, origin, config);
    const app = await createServer({
      database: opened.database,
      routes,
      site: {
        origin,
        isDemonstration: config.demo,
        dataDir: config.dataDir,
        files: openContent(config),
      },
      assets,
      secret: await keyOf(config.dataDir, 'forms'),
      clock: () => new Date(),
      log,
    });
    await app.listen({ host: config.host, port });
    const background = startBackground(config, origin, opened, log);
    const stop = async () => {
      // A connection whose last request is answered would otherwise be kept for the next one.
      const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
      await app.close();
      clearInterval(sweep);
      await background.stop();
      await opened.close();
    };
    return { address: origin, stop, ended: opened.ended };
  } catch (error) {
    await opened.close();
    throw error;
  }
};

const read = readConfig(process.env, process.cwd());
if (read.kind === 'refused') {
  log(read.because);
  process.exit(2);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
// Before it serves there is nothing to finish: leaving takes the database along.
const leave = (): never => process.exit(1);
for (const signal of signals) process.on(signal, leave);

try {
  const { address, stop, ended } = await serve(read.config);
  let isStopping = false;
  const stopOnce = (code: 0 | 1): void => {
    if (isStopping) return;
    isStopping = true;
    // A request that hangs must not hold the stop up for ever; what was acknowledged is in the database.
    setTimeout(() => process.exit(1), 20_000).unref();
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log(String(error));
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.off(signal, leave).on(signal, () => stopOnce(0));
  // The launcher that started us under another Node is gone, even if by kill -9.
  process.on('disconnect', () => stopOnce(0));
  void ended.then((why) => {
    log(why);
    stopOnce(1);
  });
  process.stdout.write(`Waymark is ready at ${address}\n`);
} catch (error) {
  log(startRefusal(error, read.config));
  process.exit(2);
}
