import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { z } from 'zod';
import { system, type Actor } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { uuidv7, type Database, type Db } from '#platform/db';
import { openPress, paperDocument, type Document } from '#platform/documents';
import { openContent, type Content } from '#platform/files';
import type { Daily, Task, Tools } from '#platform/jobs';
import { mediumDate } from '#platform/kit';
import { findEnrolment, type Enrolment } from '#enrolment';
import { listActions } from '#plan';
import { schemeFor } from '#schemes';
import { impactOf, outsideFindingOf } from '#tracking';
import { listTicks } from '../checklist/store.ts';
import { namesToCover } from '../names/actions.ts';
import { coverNames } from '../names/rules.ts';
import { answered } from '../reflection/rules.ts';
import { listReflections } from '../reflection/store.ts';
import { listSubmissions } from '../submission/store.ts';
import { printTask, wantedOf } from './actions.ts';
import { printFile, printsIn, smallPictures, sweepPrints } from './picture.ts';
import { covered, onPaper, type Picture, type ToPrint } from './rules.ts';
import {
  countHeld,
  findPrintAnywhere,
  forgetOldPrints,
  printedAnswers,
  printedClaims,
  printedItems,
  printsAmong,
  writePrinted,
  type FoundPrint,
} from './store.ts';

/** A document that takes longer is refused in a sentence; the largest that schools make takes a few seconds. */
const deadlineMs = 60_000;

/** Who reads for a document: what was submitted is the same for everybody; work as it is, is read as the person who asked. */
const readerOf = (print: FoundPrint): Actor =>
  print.submissionId !== null
    ? system(printTask)
    : {
        kind: 'person',
        personId: print.askedBy,
        membershipId: print.askedAs,
        sessionId: '',
        role: null,
        schoolId: null,
        bodyId: null,
        partnerId: null,
        name: print.askedName,
        place: '',
        theme: 'system',
        membershipCount: 1,
      };

/** Everything that a document shows, as its reader sees it. */
const readAll = async (db: Db, enrolment: Enrolment, print: FoundPrint, now: Date): Promise<ToPrint> => {
  const scheme = await schemeFor(db, enrolment);
  const submission = (await listSubmissions(db, enrolment.id)).find(({ id }) => id === print.submissionId) ?? null;
  const wanted = wantedOf(enrolment, scheme, { submission, standard: print.standard });
  const today = londonDay(now);
  const claims = await printedClaims(db, wanted, today);
  const ids = [...new Set(claims.map(({ itemId }) => itemId))];
  return {
    school: enrolment.schoolName,
    scheme,
    standards: scheme.standards
      .map(({ code }) => code)
      .filter((code) => print.standard === null || code === print.standard),
    isWhole: print.standard === null,
    submittedAt: submission?.submittedAt ?? null,
    now,
    answers: await printedAnswers(db, wanted),
    claims,
    items: await printedItems(db, ids, wanted.upTo),
    held: await countHeld(db, wanted, today),
    ticks: await listTicks(db, enrolment.id, wanted.upTo),
    reflections: (await listReflections(db, enrolment.id, wanted.upTo)).map(({ standard, answers }) => ({
      standard,
      answers: answered(answers),
    })),
    actions: (await listActions(db, enrolment.id)).map(({ number, objective, pupils, status, dueOn }) => ({
      number,
      objective,
      pupils,
      status: status.replaceAll('-', ' '),
      dueOn,
    })),
    figures: (await impactOf(db, enrolment.id, wanted.upTo)).map(({ measure, figure }) => ({
      title: measure.title,
      finding: outsideFindingOf(measure.title, figure),
    })),
  };
};

type Paper = ReturnType<typeof onPaper>;

/** The document to set: only pictures that could be made small are placed, and no pupil's name stands in any text. */
const asDocument = (
  read: ToPrint,
  { title, data }: Paper,
  pictures: readonly (Picture & Readonly<{ path: string }>)[],
  print: FoundPrint,
): Document => {
  const placed = new Set(pictures.map(({ name }) => name));
  return paperDocument({
    template: 'src/portfolio/print/portfolio.typ',
    createdAt: print.askedAt,
    head: {
      title,
      school: read.school,
      award: read.scheme.title,
      printed: mediumDate(read.now),
      version: read.submittedAt === null ? 'As it stands' : `Submitted ${mediumDate(read.submittedAt)}`,
    },
    data: {
      ...data,
      items: data.items.map((item) => ({
        ...item,
        picture: item.picture !== null && placed.has(item.picture.name) ? item.picture : null,
      })),
    },
    pictures: Object.fromEntries(pictures.map(({ name, path }) => [name, path])),
  });
};

/** Reads and covers: what comes out of here holds no pupil's name. */
const prepare = async (
  database: Database,
  print: FoundPrint,
  now: Date,
): Promise<Readonly<{ read: ToPrint; paper: Paper }> | null> => {
  const read = await database.asActor(readerOf(print), async (db) => {
    const enrolment = await findEnrolment(db, print.enrolmentId);
    return enrolment === null ? null : readAll(db, enrolment, print, now);
  });
  if (read === null) return null;
  const index = await database.asActor(system(printTask), (db) => namesToCover(db, print));
  const { data, ...rest } = onPaper(read);
  // Covering keeps the shape: only texts in it change.
  const paper: Paper = { ...rest, data: covered(data, (text) => coverNames(text, index)) as Paper['data'] };
  return { read, paper };
};

const keepPdf = async (dataDir: string, id: string, pdf: Uint8Array): Promise<void> => {
  await mkdir(printsIn(dataDir), { recursive: true, mode: 0o700 });
  const part = `${printFile(dataDir, id)}.${uuidv7()}.part`;
  const file = await open(part, 'wx', 0o600);
  try {
    await file.writeFile(pdf);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, printFile(dataDir, id));
};

/** Sets the document in a process of its own, which ends with it: its memory is given back. */
const setAlone = async (document: Document): Promise<Uint8Array> => {
  const press = openPress();
  try {
    return await press.set(document, deadlineMs);
  } finally {
    press.close();
  }
};

const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

const make = async (print: FoundPrint, content: Content, { database, place, now }: Tools) => {
  const ready = await prepare(database, print, now());
  if (ready === null) return 'Whoever asked for it may no longer read this work.';
  const small = await smallPictures(
    place.dataDir,
    content,
    ready.paper.pictures.map(({ sha256 }) => sha256),
  );
  const pictures = ready.paper.pictures.flatMap((one) => {
    const path = small.get(one.sha256);
    return path === undefined ? [] : [{ ...one, path }];
  });
  const pdf = await setAlone(asDocument(ready.read, ready.paper, pictures, print));
  await keepPdf(place.dataDir, print.id, pdf);
  return { pages: pagesOf(pdf), size: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex') };
};

const payloadShape = z.object({ print: z.uuid() });

export const tasks: readonly Task[] = [
  {
    name: printTask,
    run: async (payload, tools) => {
      const { print: id } = payloadShape.parse(payload);
      const asSystem = <T>(work: (db: Db) => Promise<T>) => tools.database.asActor(system(printTask), work);
      const print = await asSystem((db) => findPrintAnywhere(db, id));
      if (print === null || print.state !== 'waiting') return;
      const doneAt = tools.now();
      const failed = { state: 'failed', pages: null, size: null, sha256: null, doneAt } as const;
      try {
        const done = await make(print, openContent(tools.place), tools);
        await asSystem((db) =>
          typeof done === 'string'
            ? writePrinted(db, id, { ...failed, says: done })
            : writePrinted(db, id, { state: 'ready', says: '', ...done, doneAt: tools.now() }),
        );
      } catch (error) {
        // What the press says of a template may quote what people wrote: it goes to nobody's page.
        await asSystem((db) =>
          writePrinted(db, id, {
            ...failed,
            says: /not set within/.test(String(error))
              ? 'It took too long and was stopped. Ask for one standard at a time.'
              : 'It could not be set. Ask for it again; if that fails, ask for one standard at a time to see which.',
          }),
        );
      }
    },
  },
];

const day = 86_400_000;

/** Documents of work under way are kept for a week, those of a submission while they are its newest. */
export const dailies: readonly Daily[] = [
  {
    name: 'portfolio.sweep-prints',
    run: async (_today, { database, place, now }) => {
      const asSystem = <T>(work: (db: Db) => Promise<T>) => database.asActor(system('portfolio.sweep-prints'), work);
      await asSystem((db) => forgetOldPrints(db, new Date(now().getTime() - 7 * day)));
      await sweepPrints(
        place.dataDir,
        (ids) => asSystem((db) => printsAmong(db, ids)),
        new Date(now().getTime() - day),
      );
    },
  },
];
