import { readForm, typedOf, type FormFields, type Problem } from '#platform/form';
import { json, page, redirect, route, type Answer as Reply, type Route } from '#platform/route';
import { clockTime } from '#platform/kit';
import { note } from '#platform/trail';
import { enrolmentScope } from '#enrolment';
import { href, paths } from '#paths';
import { levelOf, type Criterion } from '#schemes/rules';
import { agree, type AuditNow } from '../actions.ts';
import { dropDraft, keepDraft } from '../draft/store.ts';
import { draftForm, judgementForm, sittingForm, versionForm } from '../forms.ts';
import { useOffer } from '../offer/actions.ts';
import { isLevel, leaders, readers, writers } from '../rules.ts';
import { readAnswers } from '../store.ts';
import { judge } from './actions.ts';
import { backTo, filterOf, refuse, show, takenFrom, wayOf, withCriterion, type Asked } from './asking.ts';
import { queryOf } from '../overview/filter/rules.ts';
import { mergeFields } from './merge/forms.ts';

export const noSuchLevel: Problem = { field: 'level', message: 'Choose one of the levels shown' };

/** After a save: on to the next criterion of the reader's filter, or back to the standard. */
export const onwards = async (
  ask: Asked,
  audit: AuditNow,
  criterion: Criterion,
  told: string,
  next: string | null,
): Promise<Reply> => {
  const query = queryOf(filterOf(ask, audit));
  if (ask.form['then']?.[0] === 'next' && next !== null)
    return redirect(href(paths.audit.criterion, { enrolment: ask.scope.id, criterion: next }, query), { told });
  const standard = href(paths.audit.standard, { enrolment: ask.scope.id, standard: criterion.standard }, query);
  return redirect(`${standard}#c-${criterion.code}`, { told });
};

const isScript = (form: FormFields): boolean => form['by']?.[0] === 'script';

/** Keeps what is written as the writer's own draft; a script asks for a plain answer, the button for the page. */
export const draft = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const { db, scope, actor, now } = ask;
    const read = readForm(draftForm, ask.form);
    if (read.kind === 'problems')
      return isScript(ask.form)
        ? json({ kind: 'problem', message: read.problems[0]?.message ?? '' }, { status: 422 })
        : page(await show(ask, audit, criterion, { problems: read.problems, typed: read.typed }), { status: 422 });
    const { sitting, draft: seen, version, ...words } = read.value;
    const at = { sitting, draft: seen, ofVersion: version };
    const level = levelOf(audit.scheme, words.level)?.code ?? '';
    const kept = await keepDraft(db, scope, criterion.code, at, { ...words, level }, now);
    const about = { criterion: criterion.code };
    if (kept.isNew)
      await note(db, actor, { act: 'audit.draft-kept', schoolId: scope.schoolId, enrolmentId: scope.id, about }, now);
    const told = `Kept as your draft, ${clockTime(now)}`;
    return isScript(ask.form)
      ? json({ kind: 'kept', told, sitting: kept.sitting, draft: kept.version })
      : redirect(backTo(ask, audit, criterion), { told: `${told}. Nobody else sees it.` });
  });

const dropped = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const read = readForm(sittingForm, ask.form);
    if (read.kind === 'read') await dropDraft(ask.db, ask.scope.id, criterion.code, read.value, null);
    const about = { criterion: criterion.code };
    const where = { schoolId: ask.scope.schoolId, enrolmentId: ask.scope.id };
    await note(ask.db, ask.actor, { act: 'audit.draft-discarded', ...where, about }, ask.now);
    return redirect(backTo(ask, audit, criterion), { told: 'The draft is discarded.' });
  });

const judged = (ask: Asked) =>
  ask.form['then']?.[0] === 'draft'
    ? draft(ask)
    : withCriterion(ask, async (audit, criterion) => {
        const read = readForm(judgementForm, ask.form);
        if (read.kind === 'problems')
          return page(await show(ask, audit, criterion, { problems: read.problems, typed: read.typed }), {
            status: 422,
          });
        const typed = { ...read.value, version: String(read.value.version), draft: String(read.value.draft) };
        if (!isLevel(audit.scheme, read.value.level))
          return page(await show(ask, audit, criterion, { problems: [noSuchLevel], typed }), { status: 422 });
        const next = ask.form['then']?.[0] === 'next' ? (await wayOf(ask, audit, criterion.code)).after : null;
        const done = await judge(ask.db, ask.actor, ask.scope, criterion, read.value, ask.now, audit);
        switch (done.kind) {
          case 'saved':
            await useOffer(ask.db, ask.actor, ask.scope, criterion.code, ask.form['offer']?.[0], ask.now);
            return onwards(ask, audit, criterion, `Your judgement of ${criterion.code} is saved.`, next);
          case 'clash':
            return page(await show(ask, audit, criterion, { typed, theirs: done.theirs }), { status: 409 });
          case 'refused':
            return refuse(ask, audit, criterion, done);
        }
      });

/** A merge is a judgement whose parts were chosen; what is still open is asked for on the same page. */
const mergedTexts = (ask: Asked) => {
  if (ask.form['all']?.[0] === 'theirs') return dropped(ask);
  const read = mergeFields(ask.form);
  if (read.kind === 'merged') return judged({ ...ask, form: { ...read.fields, then: ask.form['then'] ?? [] } });
  return withCriterion(ask, async (audit, criterion) => {
    const [theirs] = await readAnswers(ask.db, ask.scope.id, [criterion.code]);
    if (theirs === undefined) return redirect(backTo(ask, audit, criterion));
    const problems = read.parts.map((part) => ({
      field: `pick-${part}`,
      message: 'Choose yours, theirs or a third text',
    }));
    const typed = { ...typedOf(ask.form), ...read.mine };
    return page(await show(ask, audit, criterion, { theirs, typed, problems }), { status: 422 });
  });
};

const agreed = (ask: Asked) =>
  withCriterion(ask, async (audit, criterion) => {
    const back = backTo(ask, audit, criterion);
    const read = readForm(versionForm, ask.form);
    if (read.kind === 'problems')
      return redirect(back, { told: 'Read the judgement again and press the button there.' });
    const next = ask.form['then']?.[0] === 'next' ? (await wayOf(ask, audit, criterion.code)).after : null;
    const seen = [{ criterion: criterion.code, version: read.value.version }];
    const done = await agree(ask.db, ask.actor, ask.scope, seen, ask.now);
    if (done.kind === 'refused') return refuse(ask, audit, criterion, done);
    if (done.agreed === 1 && next !== null)
      return onwards(ask, audit, criterion, `You agreed the judgement of ${criterion.code}.`, next);
    return redirect(back, {
      told:
        done.agreed === 1
          ? `You agreed the judgement of ${criterion.code}.`
          : 'This judgement changed since you read it. Read it again before you agree.',
    });
  });

const write = { method: 'POST', who: { kind: 'roles', roles: writers }, scope: enrolmentScope } as const;

export const routes: readonly Route[] = [
  route({
    name: 'audit.criterion',
    method: 'GET',
    path: paths.audit.criterion,
    who: { kind: 'roles', roles: readers },
    scope: enrolmentScope,
    handle: (ask) =>
      withCriterion(ask, async (audit, criterion) =>
        page(await show(ask, audit, criterion, await takenFrom(ask, criterion))),
      ),
  }),
  route({ ...write, name: 'audit.judge', path: paths.audit.criterion, handle: judged }),
  route({ ...write, name: 'audit.keep-draft', path: paths.audit.draft, handle: draft }),
  route({ ...write, name: 'audit.discard-draft', path: paths.audit.dropDraft, handle: dropped }),
  route({ ...write, name: 'audit.merge', path: paths.audit.merge, handle: mergedTexts }),
  route({
    ...write,
    name: 'audit.agree',
    path: paths.audit.agree,
    who: { kind: 'roles', roles: leaders },
    handle: agreed,
  }),
];
