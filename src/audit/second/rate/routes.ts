import { readForm } from '#platform/form';
import { page, redirect, route, type Route } from '#platform/route';
import { enrolmentScope } from '#enrolment';
import { paths } from '#paths';
import { backTo, given, refuse, show, wayOf, withCriterion, type Asked } from '../../criterion/asking.ts';
import { draft, noSuchLevel, onwards } from '../../criterion/routes.ts';
import { ratingForm, secondForm, sittingForm } from '../../forms.ts';
import { dropDraft } from '../../draft/store.ts';
import { isLevel, writers } from '../../rules.ts';
import { readAnswers } from '../../store.ts';
import { rate, seeDifferently } from '../actions.ts';

const rated = (ask: Asked) => (ask.form['then']?.[0] === 'draft' ? draft(ask) : rating(ask));

const rating = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(ratingForm, ask.form);
    if (read.kind === 'problems')
      return page(await show(ask, audit, criterion, { problems: read.problems, typed: read.typed }), { status: 422 });
    const typed = { ...read.value, version: String(read.value.version) };
    if (!isLevel(audit.scheme, read.value.level))
      return page(await show(ask, audit, criterion, { problems: [noSuchLevel], typed }), { status: 422 });
    const { after } = await wayOf(ask, audit, criterion.code);
    const done = await rate(given(ask), criterion, read.value);
    switch (done.kind) {
      case 'given': {
        const at = readForm(sittingForm, ask.form);
        if (at.kind === 'read') await dropDraft(ask.db, ask.scope.id, criterion.code, at.value, null);
        return onwards(ask, audit, criterion, `Your rating of ${criterion.code} is kept. Only you see it.`, after);
      }
      case 'stale': {
        const message =
          'You gave this rating on another page meanwhile: it stands below. Press again to keep these words instead';
        return page(await show(ask, audit, criterion, { problems: [{ field: 'comment', message }], typed }), {
          status: 409,
        });
      }
      case 'none':
        return redirect(backTo(ask, audit, criterion), {
          told: 'This is not yours to rate any more: the ratings are in.',
        });
      case 'refused':
        return refuse(ask, audit, criterion, done);
    }
  });

const seenDifferently = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(secondForm, ask.form);
    if (read.kind === 'problems')
      return page(await show(ask, audit, criterion, { problems: read.problems, typed: read.typed }), { status: 422 });
    const { otherLevel, why } = read.value;
    const [answer] = await readAnswers(ask.db, ask.scope.id, [criterion.code]);
    const message = !isLevel(audit.scheme, otherLevel)
      ? noSuchLevel.message
      : answer?.level === otherLevel
        ? 'Choose another level than the judgement has'
        : null;
    if (message !== null) {
      const problems = [{ field: 'otherLevel', message }];
      return page(await show(ask, audit, criterion, { problems, typed: read.value }), { status: 422 });
    }
    const done = await seeDifferently(given(ask), criterion, { level: otherLevel, why });
    if (done.kind === 'refused') return refuse(ask, audit, criterion, done);
    return redirect(`${backTo(ask, audit, criterion)}#second`, {
      told: 'Your view stands beside the judgement. Nothing was written over.',
    });
  });

const write = { method: 'POST', who: { kind: 'roles', roles: writers }, scope: enrolmentScope } as const;

export const routes: readonly Route[] = [
  route({ ...write, name: 'audit.rate', path: paths.audit.rating, handle: rated }),
  route({ ...write, name: 'audit.see-differently', path: paths.audit.second, handle: seenDifferently }),
];
