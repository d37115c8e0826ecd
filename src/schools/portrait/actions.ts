import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import * as store from './store.ts';

type Ours = Person & Readonly<{ schoolId: string }>;

const by = (actor: Ours, now: Date) => ({ schoolId: actor.schoolId, personId: actor.personId, now });

/** False, and nothing written, when a colleague saved first. */
export const saveSetting = async (db: Db, actor: Ours, setting: Parameters<typeof store.saveSetting>[2], now: Date) => {
  const isSaved = await store.saveSetting(db, actor.schoolId, setting, actor.personId, now);
  if (isSaved) await note(db, actor, { act: 'schools.described' }, now);
  return isSaved;
};

export const quoteFigure = async (db: Db, actor: Ours, figure: Parameters<typeof store.addFigure>[1], now: Date) => {
  await store.addFigure(db, figure, by(actor, now));
  await note(db, actor, { act: 'schools.quoted', about: { kind: 'figure' } }, now);
};

export const quoteReport = async (
  db: Db,
  actor: Ours,
  quotation: Parameters<typeof store.addQuotation>[1],
  now: Date,
) => {
  await store.addQuotation(db, quotation, by(actor, now));
  await note(db, actor, { act: 'schools.quoted', about: { kind: 'quotation' } }, now);
};

export const describeTrend = async (db: Db, actor: Ours, trend: Parameters<typeof store.addTrend>[1], now: Date) => {
  await store.addTrend(db, trend, by(actor, now));
  await note(db, actor, { act: 'schools.quoted', about: { kind: 'trend' } }, now);
};

/** False when this school has no such statement. */
export const removeStatement = async (
  db: Db,
  actor: Ours,
  statement: Readonly<{ kind: 'figure' | 'quotation' | 'trend'; item: string }>,
  now: Date,
): Promise<boolean> => {
  const isRemoved = await store.removeStatement(db, actor.schoolId, statement.kind, statement.item);
  if (isRemoved) await note(db, actor, { act: 'schools.statement-removed', about: { kind: statement.kind } }, now);
  return isRemoved;
};
