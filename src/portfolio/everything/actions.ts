import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { londonDay } from '#platform/clock';
import { asSystemWithin } from '#platform/db';
import type { Content } from '#platform/files';
import { note } from '#platform/trail';
import { manifestOf, zipOf, type ZipEntry } from '#platform/zip';
import { listActions } from '#plan';
import { schemeFor } from '#schemes';
import type { Doing } from '../actions.ts';
import { namesToCover } from '../names/actions.ts';
import { coverNames } from '../names/rules.ts';
import { markNow, wantedOf } from '../print/actions.ts';
import { printFile } from '../print/picture.ts';
import { countHeld, listPrints, printedAnswers, printedClaims, printedItems, type Print } from '../print/store.ts';
import type { Submission } from '../submission/store.ts';
import { placeItems, readMe, tablesOf, textOfItem, type Everything, type Placed } from './rules.ts';

type Which = Readonly<{ submission: Submission | null; isOurs: boolean; content: Content; dataDir: string }>;

const packed = /^(application\/(pdf|zip|vnd\.openxml)|image\/|video\/|audio\/)/;

const readAll = async ({ db, enrolment, now }: Doing, submission: Submission | null): Promise<Everything> => {
  const scheme = await schemeFor(db, enrolment);
  const wanted = wantedOf(enrolment, scheme, { submission, standard: null });
  const today = londonDay(now);
  const claims = await printedClaims(db, wanted, today);
  return {
    school: enrolment.schoolName,
    scheme,
    submittedAt: submission?.submittedAt ?? null,
    answers: await printedAnswers(db, wanted),
    claims,
    items: await printedItems(db, [...new Set(claims.map(({ itemId }) => itemId))], wanted.upTo),
    held: await countHeld(db, wanted, today),
    actions: await listActions(db, enrolment.id),
  };
};

/** The PDF that was made of just this, if there is one. */
const pdfOf = async (
  doing: Doing,
  { submission, dataDir }: Which,
  read: Everything,
): Promise<(Print & { path: string }) | null> => {
  const mark = await markNow(doing.db, doing.enrolment, read.scheme, { submission, standard: null }, doing.now);
  const print = (await listPrints(doing.db, doing.enrolment.id)).find(
    (one) => one.mark === mark && one.state === 'ready',
  );
  if (print === undefined) return null;
  const path = printFile(dataDir, print.id);
  return access(path).then(
    () => ({ ...print, path }),
    () => null,
  );
};

/** What the tables say is covered for readers outside the school: no pupil's name leaves it in them. */
const coverFor = async ({ db, actor, enrolment, now }: Doing, isOurs: boolean): Promise<(text: string) => string> => {
  if (isOurs) return (text) => text;
  const given = { actor, task: 'portfolio.everything', now };
  const index = await asSystemWithin(db, given, (system) => namesToCover(system, enrolment));
  return (text) => coverNames(text, index);
};

const entryOf = (placed: Placed, content: Content, cover: (text: string) => string): ZipEntry => {
  const { item, path, kind } = placed;
  const { fileSha256, fileType } = item;
  if (kind === 'text' || fileSha256 === null) return { kind: 'text', path, text: cover(textOfItem(placed)) };
  const isPacked = packed.test(fileType ?? '');
  return { kind: 'stream', path, sha256: fileSha256, isPacked, open: () => content.stream(fileSha256) };
};

/**
 * Everything that this reader may see of a portfolio, as a zip that is written while it is taken. What goes in is settled
 * here, inside the request's transaction; the bytes follow after it, file by file.
 */
export const packEverything = async (doing: Doing, which: Which): Promise<NodeJS.ReadableStream> => {
  const read = await readAll(doing, which.submission);
  const cover = await coverFor(doing, which.isOurs);
  const placed = placeItems(read);
  const there = await Promise.all(
    placed.map(
      async (one) =>
        one.kind === 'text' || (one.item.fileSha256 !== null && (await which.content.has(one.item.fileSha256))),
    ),
  );
  const missing = placed.filter((one, at) => !there[at] || (one.kind === 'text' && one.item.fileName !== null));
  const pdf = await pdfOf(doing, which, read);
  const tables = Object.entries(tablesOf(read, placed)).map(([path, text]): ZipEntry => ({
    kind: 'text',
    path,
    text: `\ufeff${cover(text)}`,
  }));
  const said = { hasPdf: pdf !== null, missing: missing.map(({ path }) => path), now: doing.now };
  const entries: readonly ZipEntry[] = [
    { kind: 'text', path: 'READ ME.txt', text: cover(readMe(read, said)) },
    ...(pdf?.sha256 == null
      ? []
      : [
          {
            kind: 'stream',
            path: 'portfolio.pdf',
            sha256: pdf.sha256,
            isPacked: true,
            open: () => createReadStream(pdf.path),
          } as const,
        ]),
    ...tables,
    ...placed.filter((_, at) => there[at]).map((one) => entryOf(one, which.content, cover)),
  ];
  await note(
    doing.db,
    doing.actor,
    {
      act: 'portfolio.zip-taken',
      schoolId: doing.enrolment.schoolId,
      enrolmentId: doing.enrolment.id,
      about: { files: entries.length, where: which.submission === null ? 'as it stands' : 'as submitted' },
    },
    doing.now,
  );
  const manifest: ZipEntry = { kind: 'text', path: 'manifest.sha256', text: manifestOf(entries) };
  return zipOf([...entries, manifest], which.submission?.cutOffAt ?? doing.now);
};
