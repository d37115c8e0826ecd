import { londonDay } from '#platform/clock';
import { isUuid, uuidv7 } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { workScope } from '#pupils';
import { byOf, notedOf, personOf, pupilIn, writers, type Asked, type Found } from '../asking.ts';
import { changeForm, sayForm, type SaidForm } from './forms.ts';
import { SayPage, type SayProps } from './pages.tsx';
import { dayFault, keptUntil, mayChangeSaid, type Said } from './rules.ts';
import { eraseSaid, findSaid, insertSaid, listenerOf, pastOf, updateSaid } from './store.ts';

/** The note in the address, if it is this reader's to change. */
const saidIn = async (ask: Asked): Promise<(Found & Readonly<{ said: Said }>) | null> => {
  const found = await pupilIn(ask);
  const id = ask.params['voice'] ?? '';
  const said = found !== null && isUuid(id) ? await findSaid(ask.db, found.of, id) : null;
  const reader = personOf(ask);
  return found === null || said === null || !mayChangeSaid(said, reader) ? null : { ...found, said };
};

type More = Partial<Pick<SayProps, 'typed' | 'problems' | 'clash'>>;

const shown = async (ask: Asked, found: Found, said: Said | null, more: More = {}) =>
  SayPage({
    frame: ask.frame,
    enrolment: ask.scope.id,
    pupil: found.pupil,
    listener: await listenerOf(ask.db, ask.scope.schoolId),
    said,
    past: said === null ? [] : await pastOf(ask.db, ask.scope.schoolId, said.id),
    first: { saidOn: londonDay(ask.now), askedBy: personOf(ask).name },
    ...more,
  });

const fieldsOf = ({ keep, ...rest }: SaidForm) => ({ ...rest, keepUntil: keptUntil(rest.saidOn, keep) });

const dayProblem = ({ saidOn, keep }: SaidForm, now: Date) => {
  const fault = dayFault(saidOn, keep, londonDay(now));
  return fault === null ? null : { problems: [fault] };
};

const back = (ask: Asked, { pupil }: Found, told: string): Answer =>
  redirect(href(paths.onePupil.page, { enrolment: ask.scope.id, pupil: pupil.pupilId }), { told });

const saying = route({
  name: 'pupil.say',
  method: 'GET',
  path: paths.onePupil.say,
  who: writers,
  scope: workScope,
  handle: async (ask) => {
    const found = await pupilIn(ask);
    if (found === null) return notFound;
    await notedOf(ask, found, 'pupils.opened');
    return page(await shown(ask, found, null));
  },
});

const say = route({
  name: 'pupil.say.save',
  method: 'POST',
  path: paths.onePupil.say,
  who: writers,
  scope: workScope,
  handle: async (ask) => {
    const found = await pupilIn(ask);
    if (found === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(sayForm, ask.form);
    const wrong = read.kind === 'problems' ? read : dayProblem(read.value, ask.now);
    if (read.kind === 'problems' || wrong !== null)
      return page(await shown(ask, found, null, { typed, problems: wrong?.problems ?? [] }), { status: 422 });
    await insertSaid(ask.db, found.of, uuidv7(), fieldsOf(read.value), byOf(ask));
    await notedOf(ask, found, 'pupils.voice-recorded');
    return back(ask, found, 'What the pupil said is written down.');
  },
});

const changing = route({
  name: 'pupil.said',
  method: 'GET',
  path: paths.onePupil.said,
  who: writers,
  scope: workScope,
  handle: async (ask) => {
    const found = await saidIn(ask);
    if (found === null) return notFound;
    await notedOf(ask, found, 'pupils.opened');
    return page(await shown(ask, found, found.said));
  },
});

const change = route({
  name: 'pupil.said.save',
  method: 'POST',
  path: paths.onePupil.said,
  who: writers,
  scope: workScope,
  handle: async (ask) => {
    const found = await saidIn(ask);
    if (found === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(changeForm, ask.form);
    const wrong = read.kind === 'problems' ? read : dayProblem(read.value, ask.now);
    if (read.kind === 'problems' || wrong !== null)
      return page(await shown(ask, found, found.said, { typed, problems: wrong?.problems ?? [] }), { status: 422 });
    const { version, ...said } = read.value;
    const isSaved =
      version === found.said.version && (await updateSaid(ask.db, found.of, found.said, fieldsOf(said), byOf(ask)));
    if (!isSaved) {
      const stands = await findSaid(ask.db, found.of, found.said.id);
      return page(await shown(ask, found, stands, { typed, clash: true }), { status: 409 });
    }
    await notedOf(ask, found, 'pupils.voice-changed');
    return back(ask, found, 'The note is changed. What stood before is kept beside it.');
  },
});

const erase = route({
  name: 'pupil.said.erase',
  method: 'POST',
  path: paths.onePupil.eraseSaid,
  who: writers,
  scope: workScope,
  handle: async (ask) => {
    const found = await pupilIn(ask);
    const id = ask.params['voice'] ?? '';
    if (found === null || !isUuid(id)) return notFound;
    const said = await findSaid(ask.db, found.of, id);
    if (said !== null && !mayChangeSaid(said, personOf(ask))) return notFound;
    if (await eraseSaid(ask.db, found.of, id)) await notedOf(ask, found, 'pupils.voice-erased');
    return back(ask, found, 'The note is erased.');
  },
});

export const voiceRoutes: readonly Route[] = [saying, say, changing, change, erase];
