import { londonDay } from '#platform/clock';
import { typedOf, type Problem } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { askedFor, doing, mayWrite, place, type Asked } from '../asking.ts';
import type { Item } from '../store.ts';
import { sayConsent } from './actions.ts';
import { readConsent } from './forms.ts';
import { consentStates } from './rules.ts';
import { ConsentPage } from './pages.tsx';
import { listConsents } from './store.ts';

const shown = async (
  ask: Asked,
  item: Item,
  typed: Readonly<Record<string, string>> = {},
  problems: readonly Problem[] = [],
) => ConsentPage({ ...place(ask), item, typed, problems, entries: await listConsents(ask.db, item.id) });

const asking = route({
  name: 'evidence.consent',
  method: 'GET',
  path: paths.evidence.consent,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    return item === null ? notFound : page(await shown(ask, item));
  },
});

const say = route({
  name: 'evidence.say-consent',
  method: 'POST',
  path: paths.evidence.consent,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const item = await askedFor(ask);
    if (item === null) return notFound;
    const typed = typedOf(ask.form);
    const again = async (problems: readonly Problem[]) =>
      page(await shown(ask, item, typed, problems), { status: 422 });
    const read = readConsent(ask.form, true, londonDay(ask.now));
    if ('problems' in read) return again(read.problems);
    if (read.said === null) return again([{ field: 'consent', message: 'Choose what is known about consent' }]);
    if ((await sayConsent(doing(ask), item, read.said)) === 'not-active')
      return again([
        { field: '', message: 'This work is paused or has ended. Only a refusal or a withdrawal can be noted now.' },
      ]);
    return redirect(href(paths.evidence.item, { enrolment: ask.scope.id, item: item.id }), {
      told: `Noted: ${consentStates[read.said.state].word.toLowerCase()}.`,
    });
  },
});

export const consentRoutes: readonly Route[] = [asking, say];
