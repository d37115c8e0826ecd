import { officeTypes } from '#platform/office';
import type { Document } from '#platform/documents';
import { bytes, notFound, page, route, type Answer, type Ask, type Route } from '#platform/route';
import { Page, Refusal } from '#platform/kit';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import {
  mapFor,
  mapPdf,
  mapWorkbook,
  mayReadProvision,
  pictureFor,
  timetableFor,
  timetablePdf,
  timetableWorkbook,
  type ProvisionAsked,
} from '#provision';
import { effectsFor } from './effects.ts';

/** How long the press may take: a map of sixty provisions is set in well under a second. */
const deadlineMs = 15_000;

const headOf = ({ scope }: ProvisionAsked) => ({ school: scope.schoolName, award: scope.schemeTitle });

const mapParts = async (ask: ProvisionAsked) => ({
  map: await mapFor(ask, (shown) => effectsFor(ask, shown), true),
  picture: (await pictureFor(ask, true)).picture,
});

const mapBook = route({
  name: 'provision.workbook',
  method: 'GET',
  path: paths.provision.workbook,
  who: mayReadProvision,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { map, picture } = await mapParts(ask);
    const body = await mapWorkbook(map, picture, { ...headOf(ask), printed: map.today });
    return bytes({ type: officeTypes.xlsx, body, name: `provision-map-${map.today}.xlsx` });
  },
});

const weekBook = route({
  name: 'provision.timetable-workbook',
  method: 'GET',
  path: paths.provision.timetableWorkbook,
  who: mayReadProvision,
  scope: enrolmentScope,
  handle: async (ask) => {
    const week = await timetableFor(ask);
    const body = await timetableWorkbook(week, headOf(ask));
    return bytes({ type: officeTypes.xlsx, body, name: `provision-timetable-${week.today}.xlsx` });
  },
});

type Set = Readonly<{ document: Document; name: string }>;

/** Reads in a transaction of its own, so that no connection to the database waits while the press sets the pages. */
const alone =
  (path: string, read: (ask: ProvisionAsked) => Promise<Set>): ((ask: Ask) => Promise<Answer>) =>
  async (ask) => {
    const found = await ask.database.asActor(ask.actor, async (db) => {
      const scoped = await enrolmentScope({
        actor: ask.actor,
        db,
        params: ask.params,
        query: ask.query,
        now: ask.now,
        path,
        mayOpen: ask.mayOpen,
      });
      if (scoped === null) return null;
      const frame = { ...ask.frame, ...scoped.frame };
      return { set: await read({ ...ask, db, scope: scoped.value, frame }), frame, enrolment: scoped.value.id };
    });
    if (found === null) return notFound;
    try {
      const body = await ask.site.press.set(found.set.document, deadlineMs);
      return bytes({ type: 'application/pdf', body, name: found.set.name });
    } catch (error) {
      // Why the press refused is for the operator; whoever asked reads what to do instead.
      process.stderr.write(`Provision of enrolment ${found.enrolment} was not set: ${String(error)}\n`);
      return page(NotSetPage({ frame: found.frame, enrolment: found.enrolment }), { status: 409 });
    }
  };

const NotSetPage = ({ frame, enrolment }: Readonly<{ frame: ProvisionAsked['frame']; enrolment: string }>) =>
  Page({
    frame,
    title: 'The PDF was not made',
    crumbs: [{ text: 'Provision map', href: href(paths.provision.map, { enrolment }) }],
    children: Refusal({
      what: 'The PDF was not made',
      why: 'It took longer than it may, or something in it could not be set.',
      next: 'Nothing is lost. Try again in a minute, or take the spreadsheet, which holds the same.',
    }),
  });

const mapPaper = route({
  name: 'provision.pdf',
  method: 'GET',
  path: paths.provision.pdf,
  who: mayReadProvision,
  isAlone: true,
  handle: alone(paths.provision.pdf, async (ask) => {
    const { map, picture } = await mapParts(ask);
    return { document: mapPdf(map, picture, headOf(ask), ask.now), name: `provision-map-${map.today}.pdf` };
  }),
});

const weekPaper = route({
  name: 'provision.timetable-pdf',
  method: 'GET',
  path: paths.provision.timetablePdf,
  who: mayReadProvision,
  isAlone: true,
  handle: alone(paths.provision.timetablePdf, async (ask) => {
    const week = await timetableFor(ask);
    return { document: timetablePdf(week, headOf(ask), ask.now), name: `provision-timetable-${week.today}.pdf` };
  }),
});

export const provisionFileRoutes: readonly Route[] = [mapBook, mapPaper, weekBook, weekPaper];
