import { isUuid } from '#platform/db';
import { json, notFound, route, takenOver, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { isDiskFull } from '../content.ts';
import { diskFull } from '../keep.ts';
import { beginUpload } from './actions.ts';
import { beginParts, takePart } from './parts.ts';
import { findUpload, removeUpload } from './store.ts';

const mayKeep = { kind: 'roles', roles: ['head', 'lead', 'member'] } as const;

/** The address that the tus protocol begins at: announces a file by name and size, and is told where to send its parts. */
const begin = route({
  name: 'uploads.begin',
  method: 'POST',
  path: paths.uploads.begin,
  who: mayKeep,
  form: 'stream',
  handle: async ({ db, actor, headers, now, site }) => {
    if (actor.kind !== 'person' || actor.schoolId === null) return notFound;
    const announced = { length: headers['upload-length'] ?? '', metadata: headers['upload-metadata'] ?? '' };
    const begun = await beginUpload(db, actor, announced, now);
    if (begun.kind === 'refused') return json({ message: begun.message }, { status: begun.status });
    // After the commit: a place without its row would be nobody's.
    return takenOver(async (_request, response) => {
      try {
        await beginParts(site.files.parts, begun.upload);
        response.setHeader('tus-resumable', '1.0.0');
        response.setHeader('location', href(paths.uploads.one, { upload: begun.upload.id }));
        response.writeHead(201).end();
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        response.setHeader('content-type', 'application/json; charset=utf-8');
        response.writeHead(507).end(JSON.stringify({ message: diskFull }));
      }
    });
  },
});

/** How much is there, the next part, or its end: each for the owner alone, asked anew each time. */
const own = async ({ db, params, site }: Ask, method: string) => {
  const id = params['upload'] ?? '';
  if (!isUuid(id) || (await findUpload(db, id)) === null) return notFound;
  if (method === 'DELETE') await removeUpload(db, id);
  return takenOver((request, response) => takePart(site.files.parts, id, request, response));
};

const one = (['HEAD', 'PATCH', 'DELETE'] as const).map((method) =>
  route({
    name: `uploads.${{ HEAD: 'offset', PATCH: 'part', DELETE: 'end' }[method]}`,
    method,
    path: paths.uploads.one,
    who: mayKeep,
    form: 'stream',
    handle: (ask) => own(ask, method),
  }),
);

export const routes: readonly Route[] = [begin, ...one];
