import { writeCsv } from '#platform/csv';
import { officeTypes, workbook } from '#platform/office';
import { bytes, notFound, page, route, type Answer, type Route } from '#platform/route';
import { paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { seriesFor } from '../impact/asking.ts';
import { isTooEarly, mayRead } from '../impact/shown.ts';
import { impactPdf } from './paper.ts';
import { FilesPage } from './pages.tsx';
import { readImpact } from './read.ts';
import { fileHeads, fileRows } from './rows.ts';

/** How long the press may take: eight measures with their charts are set in about a second. */
const deadlineMs = 15_000;

const numeric = new Set<string>(['Pupils', 'Extra gain', 'Likely from', 'Likely to', 'Effect size g']);

export const printRoutes: readonly Route[] = [
  route({
    name: 'tracking.files',
    method: 'GET',
    path: paths.tracking.files,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const measures = (await seriesFor(ask)).length;
      return page(FilesPage({ frame: ask.frame, enrolment: ask.scope, measures, measure: ask.query['measure'] }));
    },
  }),
  route({
    name: 'tracking.csv',
    method: 'GET',
    path: paths.tracking.csv,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const read = await readImpact(ask);
      return bytes({
        type: 'text/csv; charset=utf-8',
        body: writeCsv(fileHeads, fileRows(read)),
        name: `impact-${read.day}.csv`,
      });
    },
  }),
  route({
    name: 'tracking.workbook',
    method: 'GET',
    path: paths.tracking.workbook,
    who: mayRead,
    scope: enrolmentScope,
    handle: async (ask) => {
      if (isTooEarly(ask)) return notFound;
      const read = await readImpact(ask);
      const body = await workbook({
        sheets: [
          {
            name: 'Figures',
            columns: fileHeads.map((head) => ({ head, as: numeric.has(head) ? 'number' : 'text' })),
            rows: fileRows(read),
          },
          {
            name: 'About',
            columns: ['What', 'Says'],
            rows: [
              ['School', read.school],
              ['Award', read.award],
              ['Printed', read.printed],
              ['Cut-off', read.version],
              ['Extra gain', 'above 0 is better, also where lower results are better: there +1 is 1 fewer'],
              ['c', 'hidden: fewer than 10 pupils, or another hidden figure could be worked out from it'],
            ],
          },
        ],
      });
      return bytes({ type: officeTypes.xlsx, body, name: `impact-${read.day}.xlsx` });
    },
  }),
  // Alone, so that no connection to the database waits while the press sets the pages.
  route({
    name: 'tracking.pdf',
    method: 'GET',
    path: paths.tracking.pdf,
    who: mayRead,
    isAlone: true,
    handle: async (ask): Promise<Answer> => {
      const { database, actor, params, now, mayOpen } = ask;
      const found = await database.asActor(actor, async (db) => {
        const scoped = await enrolmentScope({ actor, db, params, query: {}, now, path: paths.tracking.pdf, mayOpen });
        if (scoped === null) return null;
        const own = { ...ask, db, scope: scoped.value };
        return isTooEarly(own) ? null : { read: await readImpact(own), enrolment: scoped.value, frame: scoped.frame };
      });
      if (found === null) return notFound;
      const { read, enrolment, frame } = found;
      try {
        const body = await ask.site.press.set(impactPdf(read, now), deadlineMs);
        return bytes({ type: 'application/pdf', body, name: `impact-${read.day}.pdf` });
      } catch (error) {
        // Why the press refused is for the operator; whoever asked reads what to do instead.
        process.stderr.write(`The impact of enrolment ${enrolment.id} was not set: ${String(error)}\n`);
        const shown = {
          frame: { ...ask.frame, ...frame },
          enrolment,
          measures: read.measures.length,
          measure: undefined,
        };
        return page(FilesPage({ ...shown, refused: true }), { status: 409 });
      }
    },
  }),
];
