import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { paths } from '#paths';

/** The built assets, held in memory: their names carry a hash of what is in them, so browsers may keep them for ever. */
export type Assets = ReadonlyMap<string, Readonly<{ type: string; plain: Uint8Array; brotli: Uint8Array | null }>>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Reads the assets that the build listed in its manifest. A missing manifest means that nothing was built. */
export const readAssets = async (
  folder: string,
): Promise<{ assets: Assets; manifest: Readonly<Record<string, string>> }> => {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  const assets = new Map<string, { type: string; plain: Uint8Array; brotli: Uint8Array | null }>();
  for (const name of Object.values(manifest)) {
    const brotli = await readFile(join(folder, `${name}.br`)).catch(() => null);
    const type = types[extname(name)] ?? 'application/octet-stream';
    assets.set(name, { type, plain: await readFile(join(folder, name)), brotli });
  }
  return { assets, manifest };
};

export const serveAssets = (app: FastifyInstance, assets: Assets): void => {
  app.get<{ Params: { file: string } }>(paths.assets, async (request, reply) => {
    const asset = assets.get(request.params.file);
    if (asset === undefined) return reply.code(404).type('text/plain').send('Not found');
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(asset.type);
    const isBrotli = asset.brotli !== null && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
    if (isBrotli) reply.header('content-encoding', 'br');
    return reply.send(isBrotli ? asset.brotli : asset.plain);
  });
};
