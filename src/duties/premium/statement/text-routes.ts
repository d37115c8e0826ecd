import { londonDay } from '#platform/clock';
import { asSystemWithin } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { workScope } from '#pupils';
import { byOf, leaders, noted, whichOf, yearAsked, type Asked } from '../asking.ts';
import { findYear, writeYear } from '../store.ts';
import { draftReview } from './draft.ts';
import { overviewForm, textForm } from './forms.ts';
import { OverviewPage } from './overview-page.tsx';
import { isTextPart, type TextPart } from './rules.ts';
import { listTexts, writeText } from './store.ts';
import { TextPage } from './text-page.tsx';

type TextMore = Partial<Pick<Parameters<typeof TextPage>[0], 'problems' | 'typed' | 'clash'>>;
type TextAsked = Readonly<{ year: string; part: TextPart }>;

const textAsked = (ask: Asked): TextAsked | null => {
  const [year, part] = [yearAsked(ask), ask.params['part'] ?? ''];
  return year === null || !isTextPart(part) ? null : { year, part };
};

/** Words to begin the review with, from figures that may leave the school; only while nothing is written. */
const draftOf = (ask: Asked, part: TextPart): Promise<string | null> =>
  part === 'review'
    ? asSystemWithin(ask.db, { actor: ask.actor, task: 'premium draft', now: ask.now }, (own) =>
        draftReview(own, ask.scope.id),
      )
    : Promise.resolve(null);

const textShown = async (ask: Asked, { year, part }: TextAsked, more: TextMore = {}) => {
  const all = await listTexts(ask.db, whichOf(ask, year));
  const text = all.find((each) => each.part === part) ?? null;
  const draft = text === null || text.says === '' ? await draftOf(ask, part) : null;
  return TextPage({ frame: ask.frame, enrolment: ask.scope.id, year, part, text, draft, ...more });
};

const writing = route({
  name: 'premium.text',
  method: 'GET',
  path: paths.premium.text,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const asked = textAsked(ask);
    return asked === null ? notFound : page(await textShown(ask, asked));
  },
});

const write = route({
  name: 'premium.text.save',
  method: 'POST',
  path: paths.premium.text,
  who: leaders,
  scope: workScope,
  handle: async (ask): Promise<Answer> => {
    const asked = textAsked(ask);
    if (asked === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(textForm, ask.form);
    if (read.kind === 'problems')
      return page(await textShown(ask, asked, { problems: read.problems, typed }), { status: 422 });
    const which = whichOf(ask, asked.year);
    if (!(await writeText(ask.db, which, { part: asked.part, ...read.value }, byOf(ask))))
      return page(await textShown(ask, asked, { typed, clash: true }), { status: 409 });
    await noted(ask, 'premium.statement-changed', { year: asked.year, what: asked.part });
    return redirect(href(paths.premium.statement, { enrolment: ask.scope.id, year: asked.year }), {
      told: 'The text is saved.',
    });
  },
});

type OverviewMore = Partial<Pick<Parameters<typeof OverviewPage>[0], 'problems' | 'typed' | 'clash'>>;

const overviewShown = async (ask: Asked, year: string, more: OverviewMore = {}) =>
  OverviewPage({
    frame: ask.frame,
    enrolment: ask.scope.id,
    year,
    stands: await findYear(ask.db, whichOf(ask, year), londonDay(ask.now)),
    ...more,
  });

const overview = route({
  name: 'premium.overview',
  method: 'GET',
  path: paths.premium.overview,
  who: leaders,
  scope: workScope,
  handle: async (ask) => {
    const year = yearAsked(ask);
    return year === null ? notFound : page(await overviewShown(ask, year));
  },
});

const saveOverview = route({
  name: 'premium.overview.save',
  method: 'POST',
  path: paths.premium.overview,
  who: leaders,
  scope: workScope,
  handle: async (ask): Promise<Answer> => {
    const year = yearAsked(ask);
    if (year === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(overviewForm, ask.form);
    if (read.kind === 'problems')
      return page(await overviewShown(ask, year, { problems: read.problems, typed }), { status: 422 });
    const { version, ...said } = read.value;
    if (!(await writeYear(ask.db, whichOf(ask, year), said, version, byOf(ask))))
      return page(await overviewShown(ask, year, { typed, clash: true }), { status: 409 });
    await noted(ask, 'premium.statement-changed', { year, what: 'overview' });
    return redirect(href(paths.premium.statement, { enrolment: ask.scope.id, year }), {
      told: 'The overview is saved.',
    });
  },
});

export const textRoutes: readonly Route[] = [overview, saveOverview, writing, write];
