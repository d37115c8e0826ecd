/** `npm start` ends here: opens the database, fills it when it is new, serves, and stops everything on a signal. */
import { join } from 'node:path';
import { originAt, projectRoot, readConfig, type Config } from '#platform/config';
import { readAssets } from './assets.ts';
import { siteSecret } from './secret.ts';
import { createServer } from './server.ts';
import { openDatabase } from './start.ts';
import { routes } from './table.ts';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

const serve = async (config: Config): Promise<() => Promise<void>> => {
  const opened = await openDatabase(config, log);
  try {
    const { assets, manifest } = await readAssets(join(projectRoot(), 'build/assets'));
    void manifest;
    const app = await createServer({
      database: opened.database,
      routes,
      site: {
        origin: config.origin ?? originAt(config.host, config.port),
        isDemonstration: config.demo,
        dataDir: config.dataDir,
      },
      assets,
      secret: await siteSecret(config.dataDir),
      clock: () => new Date(),
      log,
    });
    const address = await app.listen({ host: config.host, port: config.port });
    process.stdout.write(`Waymark is ready at ${config.origin ?? address}\n`);
    return async () => {
      await app.close();
      await opened.close();
    };
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

try {
  const stop = await serve(read.config);
  let isStopping = false;
  const stopOnce = (): void => {
    if (isStopping) return;
    isStopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log(String(error));
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopOnce);
  // The launcher that started us under another Node is gone, even if by kill -9.
  process.on('disconnect', stopOnce);
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exit(2);
}
