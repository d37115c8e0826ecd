import { longDate } from '#platform/kit';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { planRefusal } from '../action/actions.ts';
import type { ListedAction } from '../action/store.ts';
import { actionAskedFor, doing, mayWrite, place, type Asked } from '../asking.ts';
import { changeMeasure, declareMeasure, type MeasureSaved } from './actions.ts';
import { addMeasureForm, changeMeasureForm } from './forms.ts';
import { MeasureClashPage, MeasureFormPage, type MeasureFormProps } from './pages.tsx';
import { mayChangeMeasure } from './rules.ts';
import { listMeasures, listTracked, type ListedMeasure } from './store.ts';

type Parts = Readonly<{
  ask: Asked;
  action: ListedAction;
  measure: ListedMeasure | null;
  typed: Record<string, string>;
}>;

const shown = async ({ ask, action, measure, typed }: Parts, more: Partial<MeasureFormProps> = {}) =>
  MeasureFormPage({ ...place(ask), action, measure, typed, tracked: await listTracked(ask.db, ask.scope.id), ...more });

const settled = async (parts: Parts, saved: MeasureSaved): Promise<Answer> => {
  const { ask, action, typed } = parts;
  switch (saved.kind) {
    case 'saved':
      return redirect(href(paths.plan.action, { enrolment: ask.scope.id, action: action.id }), {
        told: saved.hasReopened
          ? 'The measure is saved. The plan is open again: both sides agree it anew.'
          : 'The measure is saved.',
      });
    case 'problems':
      return page(await shown(parts, { problems: saved.problems }), { status: 422 });
    case 'refused':
      return page(await shown(parts, { refused: saved.because }), { status: 409 });
    case 'clash':
      return page(MeasureClashPage({ ...place(ask), action, theirs: saved.theirs, typed }), { status: 409 });
  }
};

const addForm = route({
  name: 'plan.measure-form',
  method: 'GET',
  path: paths.plan.measure,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const refused = planRefusal(ask.scope);
    return page(
      await shown({ ask, action, measure: null, typed: {} }, refused === null ? {} : { refused: refused.because }),
    );
  },
});

const add = route({
  name: 'plan.declare-measure',
  method: 'POST',
  path: paths.plan.measure,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const parts = { ask, action, measure: null, typed: typedOf(ask.form) };
    const read = readForm(addMeasureForm, ask.form);
    if (read.kind === 'problems') return page(await shown(parts, { problems: read.problems }), { status: 422 });
    return settled(parts, await declareMeasure(doing(ask), action, read.value));
  },
});

const askedFor = async (ask: Asked) => {
  const action = await actionAskedFor(ask);
  const measures = action === null ? [] : await listMeasures(ask.db, action.id);
  const measure = measures.find(({ id }) => id === ask.params['measure']);
  return action === null || measure === undefined ? null : { action, measure };
};

const changeForm = route({
  name: 'plan.change-measure-form',
  method: 'GET',
  path: paths.plan.changeMeasure,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await askedFor(ask);
    if (found === null) return notFound;
    const { title, unit, baseline, target, dueOn, figureFrom, measureId } = found.measure;
    const typed = {
      ...{ title, unit, figureFrom, baseline: String(baseline), target: String(target) },
      ...{ dueOn: longDate(dueOn), measure: measureId ?? '' },
    };
    const may = planRefusal(ask.scope) ?? mayChangeMeasure(found.action.startedOn);
    return page(await shown({ ask, ...found, typed }, may.kind === 'refused' ? { refused: may.because } : {}));
  },
});

const change = route({
  name: 'plan.change-measure',
  method: 'POST',
  path: paths.plan.changeMeasure,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await askedFor(ask);
    if (found === null) return notFound;
    const parts = { ask, ...found, typed: typedOf(ask.form) };
    const read = readForm(changeMeasureForm, ask.form);
    if (read.kind === 'problems') return page(await shown(parts, { problems: read.problems }), { status: 422 });
    const { version, ...typed } = read.value;
    return settled(parts, await changeMeasure(doing(ask), found.action, { id: found.measure.id, version }, typed));
  },
});

export const measureRoutes: readonly Route[] = [addForm, add, changeForm, change];
