import { field, readForm, typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { criteriaOf, standardOf, type Standard } from '#schemes/rules';
import { schemeFor } from '#schemes';
import { doing, mayAnswer, mayReadReview, place, type Asked } from '../asking.ts';
import { standingOf } from '../check/actions.ts';
import { checkPortfolio, factsOfStandard } from '../check/rules.ts';
import { findReflection } from '../reflection/store.ts';
import { standardAsked } from '../reflection/routes.ts';
import { tick, untick } from './actions.ts';
import { tickForm } from './forms.ts';
import { fieldOf, StandardPage } from './pages.tsx';
import { itemsServing, listTicks } from './store.ts';

type More = Readonly<{
  problems?: readonly Problem[];
  refused?: string;
  sent?: Readonly<{ line: number; fields: Record<string, string> }>;
}>;

const shown = async (ask: Asked, code: string, more: More = {}) => {
  const where = place(ask);
  const { scheme, facts, letOff } = await standingOf(ask.db, ask.scope, ask.now, where);
  const standard = standardOf(scheme, code);
  if (standard === null) return null;
  const criteria = criteriaOf(scheme, code).map((one) => one.code);
  return StandardPage({
    ...where,
    standard,
    word: scheme.words.standard.one.toLowerCase(),
    ticks: (await listTicks(ask.db, ask.scope.id)).filter((one) => one.standard === code),
    items: await itemsServing(ask.db, ask.scope.id, criteria),
    reflection: await findReflection(ask.db, ask.scope.id, code),
    findings: checkPortfolio(factsOfStandard(facts, code), letOff),
    ...more,
  });
};

const look = route({
  name: 'portfolio.standard',
  method: 'GET',
  path: paths.portfolio.standard,
  who: mayReadReview,
  scope: enrolmentScope,
  handle: async (ask) => {
    const vnode = await shown(ask, ask.params['standard'] ?? '');
    return vnode === null ? notFound : page(vnode);
  },
});

const refusals = {
  'not-active': 'This work is paused or has ended, so nothing can be ticked now.',
  'unknown-line': 'This line is not in the checklist any more. Look at it as it stands now.',
  'unknown-item': 'This item does not serve this standard any more. Choose another.',
} as const;

const lineAt = (ask: Asked): string => field(ask.form, 'line');
const back = (ask: Asked, standard: Standard) =>
  `${href(paths.portfolio.standard, { enrolment: ask.scope.id, standard: standard.code })}#line-${lineAt(ask)}`;

const ticking = route({
  name: 'portfolio.tick',
  method: 'POST',
  path: paths.portfolio.tick,
  who: mayAnswer,
  scope: enrolmentScope,
  handle: async (ask) => {
    const scheme = await schemeFor(ask.db, ask.scope);
    const standard = standardOf(scheme, ask.params['standard'] ?? '');
    const line = Number.parseInt(lineAt(ask), 10);
    if (standard === null || !Number.isInteger(line)) return notFound;
    const named = { item: fieldOf('item', line), note: fieldOf('note', line) };
    const again = async (more: More) => {
      const vnode = await shown(ask, standard.code, { ...more, sent: { line, fields: typedOf(ask.form) } });
      return vnode === null ? notFound : page(vnode, { status: 422 });
    };
    const read = readForm(tickForm, {
      line: [String(line)],
      item: [field(ask.form, named.item)],
      note: [field(ask.form, named.note)],
    });
    if (read.kind === 'problems')
      return again({
        problems: read.problems.map((one) => ({ ...one, field: one.field === 'note' ? named.note : named.item })),
      });
    const items = await itemsServing(
      ask.db,
      ask.scope.id,
      criteriaOf(scheme, standard.code).map((one) => one.code),
    );
    const { item, note } = read.value;
    const done = await tick(doing(ask), standard, items, { line, itemId: item === '' ? null : item, note });
    if (done.kind === 'refused') return again({ refused: refusals[done.because] });
    return redirect(back(ask, standard), { told: 'The line is ticked.' });
  },
});

const unticking = route({
  name: 'portfolio.untick',
  method: 'POST',
  path: paths.portfolio.untick,
  who: mayAnswer,
  scope: enrolmentScope,
  handle: async (ask) => {
    const standard = await standardAsked(ask);
    if (standard === null) return notFound;
    await untick(doing(ask), standard, Number.parseInt(lineAt(ask), 10));
    return redirect(back(ask, standard), { told: 'The line is open again.' });
  },
});

export const checklistRoutes: readonly Route[] = [look, ticking, unticking];
