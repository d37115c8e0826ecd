import type { FastifyRequest } from 'fastify';
import type { FormFields } from '#platform/form';
import type { Route, Upload } from '#platform/route';

/** Text in all the fields of a form with files; the files have their own limit, a form without any the server's. */
const mostText = 5 * 1024 * 1024;

export type Body = Readonly<{ form: FormFields; files: readonly Upload[] }>;

/** At most this many fields: the training register of a large school is the longest form we have. */
const mostFields = 5_000;

const collect = (into: Record<string, string[]>, name: string, value: string): void => {
  // The database takes no NUL, and no keyboard has one.
  (into[name] ??= []).push(value.replaceAll('\0', ''));
};

/** The fields and files of a form. Names cannot reach a prototype: the record has none. */
export const readBody = async (request: FastifyRequest, route: Route): Promise<Body> => {
  // A record without a prototype is still a record; the compiler types Object.create as any.
  const form = Object.create(null) as Record<string, string[]>;
  if (route.form === 'stream') {
    // Its bytes are the handler's; the token of the page that sends them stands in a header.
    const token = request.headers['x-form-token'];
    collect(form, 'csrf', typeof token === 'string' ? token : '');
    return { form, files: [] };
  }
  if (route.form === 'fields' || !request.isMultipart()) {
    const sent = typeof request.body === 'string' ? request.body : '';
    for (const [name, value] of new URLSearchParams(sent)) collect(form, name, value);
    return { form, files: [] };
  }
  const files: Upload[] = [];
  let text = 0;
  const parts = request.parts({
    limits: { fileSize: route.fileLimit, files: 20, fields: mostFields, fieldSize: 1_000_000 },
  });
  for await (const part of parts) {
    if (part.type === 'field') {
      const value = String(part.value);
      text += value.length;
      if (text > mostText) throw Object.assign(new Error('The fields of a form are too long.'), { statusCode: 413 });
      collect(form, part.fieldname, value);
    } else {
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      // A form sends an empty part for a file field that was left alone.
      if (part.filename !== '' || bytes.length > 0)
        files.push({
          field: part.fieldname,
          name: part.filename,
          type: part.mimetype,
          bytes,
          isTruncated: part.file.truncated,
        });
    }
  }
  return { form, files };
};
