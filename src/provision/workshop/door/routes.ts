import { field, typedOf } from '#platform/form';
import { openWithCode } from '#platform/limit';
import { page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { answer, leave, offerOf, ownPlaceOf, signUp } from './actions.ts';
import { AnswerPage } from './answer-pages.tsx';
import { EndPage, NoDoorPage, WaitPage } from './end-pages.tsx';
import { readAnswer, readSignUp } from './forms.ts';
import { OwnPage } from './own-page.tsx';
import { CodePage, DoorPage } from './pages.tsx';
import { doorOf, printedCode, typedCode } from './rules.ts';
import { codeOf, isOf, isSecret, newSecret } from './secret.ts';
import type { Offered } from './store.ts';

/** Families have no account: whoever holds a poster's code signs up. */
const anyone = { kind: 'public' } as const;

/** What a code opens, or the page that says that it opens nothing. */
const withCode = async (
  ask: Ask,
  then: (offer: Offered, code: string) => Promise<Answer> | Answer,
): Promise<Answer> => {
  const code = typedCode(ask.params['code'] ?? '');
  // What is no code at all is a slip of the finger, not a guess.
  if (code === null) return page(NoDoorPage({ frame: ask.frame, what: 'code' }), { status: 404 });
  const opened = await openWithCode(ask, 'workshop code', () => offerOf(ask, code));
  switch (opened.kind) {
    case 'open':
      return then(opened.value, code);
    case 'wrong':
      return page(NoDoorPage({ frame: ask.frame, what: 'code' }), { status: 404 });
    case 'too-many':
      return page(WaitPage({ frame: ask.frame }), { status: 429 });
  }
};

const secretOf = ({ form }: Ask): string => {
  const given = field(form, 'own');
  return isSecret(given) ? given : newSecret();
};

const look = (ask: Ask): Promise<Answer> =>
  withCode(ask, (offer, code) => {
    const door = doorOf(offer, ask.now);
    const shown = { frame: ask.frame, offer, code, secret: newSecret() };
    if (door.kind === 'open') return page(DoorPage({ ...shown, door }));
    if (door.kind === 'asks') return page(AnswerPage(shown));
    return page(EndPage({ frame: ask.frame, offer, how: door.kind }));
  });

const comeAlong = (ask: Ask): Promise<Answer> =>
  withCode(ask, async (offer, code) => {
    const { frame, now, form } = ask;
    const door = doorOf(offer, now);
    if (door.kind === 'asks') return page(AnswerPage({ frame, offer, code, secret: newSecret() }), { status: 409 });
    const secret = secretOf(ask);
    const own = href(paths.provision.ownPlace, { token: secret });
    // The same form again, after the door shut behind it: they are on the list.
    if (door.kind !== 'open')
      return (await ownPlaceOf(ask, secret)) === null
        ? page(EndPage({ frame, offer, how: door.kind }), { status: 409 })
        : redirect(own);
    const read = readSignUp(form, offer.asks);
    if (read.kind === 'problems') {
      const typed = typedOf(form);
      return page(DoorPage({ frame, offer, code, door, secret, typed, problems: read.problems }), { status: 422 });
    }
    const done = await signUp(ask, offer, read.value, secret);
    switch (done.kind) {
      case 'on-list':
        return redirect(own);
      case 'too-many':
        return page(EndPage({ frame, offer, how: 'too-many' }), { status: 429 });
      case 'shut': {
        const now_ = doorOf(done.offer, now).kind;
        const how = now_ === 'open' || now_ === 'asks' ? 'crowded' : now_;
        return page(EndPage({ frame, offer: done.offer, how }), { status: 409 });
      }
    }
  });

const hear = (ask: Ask): Promise<Answer> =>
  withCode(ask, async (offer, code) => {
    const { frame, form, now } = ask;
    const door = doorOf(offer, now);
    if (door.kind !== 'asks')
      return door.kind === 'open'
        ? redirect(href(paths.provision.door, { code: printedCode(code) }))
        : page(EndPage({ frame, offer, how: door.kind }), { status: 409 });
    const secret = secretOf(ask);
    const read = readAnswer(form);
    if (read.kind === 'problems') {
      const typed = typedOf(form);
      return page(AnswerPage({ frame, offer, code, secret, typed, problems: read.problems }), { status: 422 });
    }
    const done = await answer(ask, offer, read.value, secret);
    if (done === 'kept') return page(EndPage({ frame, offer, how: 'answered' }));
    return page(EndPage({ frame, offer, how: done }), { status: done === 'too-many' ? 429 : 409 });
  });

const ownPage = async (ask: Ask, secret: string): Promise<Answer> => {
  const own = isSecret(secret) ? await ownPlaceOf(ask, secret) : null;
  if (own === null) return page(NoDoorPage({ frame: ask.frame, what: 'own' }), { status: 404 });
  const { offer } = own;
  const code = await codeOf(ask.site.dataDir, offer.id, offer.linkNo);
  return page(
    OwnPage({
      frame: ask.frame,
      own,
      secret,
      door: doorOf(offer, ask.now),
      origin: ask.site.origin,
      code: isOf(code, offer.linkHash) ? code : null,
    }),
  );
};

const leavePlace = async (ask: Ask): Promise<Answer> => {
  const secret = ask.params['token'] ?? '';
  const own = isSecret(secret) ? await ownPlaceOf(ask, secret) : null;
  if (own === null) return page(NoDoorPage({ frame: ask.frame, what: 'own' }), { status: 404 });
  const door = doorOf(own.offer, ask.now).kind;
  if (door === 'open' || door === 'closed' || door === 'crowded') await leave(ask, own);
  return redirect(href(paths.provision.ownPlace, { token: secret }));
};

const typedIn = async ({ frame, form }: Ask): Promise<Answer> => {
  const typed = field(form, 'code').slice(0, 30);
  const code = typedCode(typed);
  if (code !== null) return redirect(href(paths.provision.door, { code: printedCode(code) }));
  const problems = [{ field: 'code', message: 'Enter all twelve letters and numbers, as they stand on the poster' }];
  return page(CodePage({ frame, typed, problems }), { status: 422 });
};

const p = paths.provision;

export const doorRoutes: readonly Route[] = [
  route({
    name: 'provision.doors',
    method: 'GET',
    path: p.doors,
    who: anyone,
    handle: async ({ frame }) => page(CodePage({ frame })),
  }),
  route({ name: 'provision.typed-code', method: 'POST', path: p.doors, who: anyone, handle: typedIn }),
  route({
    name: 'provision.own-place',
    method: 'GET',
    path: p.ownPlace,
    who: anyone,
    handle: (ask) => ownPage(ask, ask.params['token'] ?? ''),
  }),
  route({ name: 'provision.leave-place', method: 'POST', path: p.leavePlace, who: anyone, handle: leavePlace }),
  route({ name: 'provision.door', method: 'GET', path: p.door, who: anyone, handle: look }),
  route({ name: 'provision.come-along', method: 'POST', path: p.door, who: anyone, handle: comeAlong }),
  route({ name: 'provision.say-how-it-was', method: 'POST', path: p.doorFeedback, who: anyone, handle: hear }),
];
