import { field } from '#platform/form';
import { openWithCode } from '#platform/limit';
import { page, route, type Answer, type Ask, type Route } from '#platform/route';
import { paths } from '#paths';
import { statementsOf } from '../statements.ts';
import { sendAnswers, tellSomebody, welcomeOf, type Welcome } from './actions.ts';
import { readGiven, readSent } from './forms.ts';
import { EndPage, ToldPage, WaitPage, type Ended } from './end-pages.tsx';
import { BeforePage, CodePage, QuestionPage, SendPage } from './pages.tsx';
import { placeAfter } from './rules.ts';
import { englishOf, inEnglish, type Spoken } from '../words/rules.ts';

/** Pupils have no account: whoever holds a slip's code answers once. */
const anyone = { kind: 'public' } as const;

const unknown = ({ frame, form }: Ask): Answer =>
  page(
    CodePage({
      frame,
      typed: field(form, 'code').slice(0, 20),
      problems: [
        { field: 'code', message: 'Enter the code as it stands on your slip. If it does not work, ask for another.' },
      ],
    }),
    { status: 422 },
  );

/** What the code opens, or the page that says that it opens nothing. */
const withCode = async (
  ask: Ask,
  code: string | null,
  then: (welcome: Welcome, code: string) => Promise<Answer> | Answer,
): Promise<Answer> => {
  // What is no code at all is a slip of the finger, not a guess.
  if (code === null) return unknown(ask);
  const opened = await openWithCode(ask, 'readiness code', () => welcomeOf(ask.db, ask, code));
  switch (opened.kind) {
    case 'open':
      return then(opened.value, code);
    case 'wrong':
      return unknown(ask);
    case 'too-many':
      return page(WaitPage({ frame: ask.frame }), { status: 429 });
  }
};

const ended = ({ frame }: Ask, code: string, how: Ended, spoken: Spoken): Answer =>
  page(EndPage({ frame, code, ended: how, spoken }), { status: how === 'sent' ? 200 : 409 });

/** The language that the pupil chose, if the school offers it; else English. */
const spokenIn = ({ offered, statementsVersion }: Welcome, chosen: string): Spoken =>
  offered.find(({ language }) => language.code === chosen) ??
  offered[0] ?? { language: inEnglish, words: englishOf(statementsOf(statementsVersion)) };

const begin = (ask: Ask): Promise<Answer> => {
  const sent = readSent(ask.form);
  return withCode(ask, sent.code, (welcome, code) => {
    const spoken = spokenIn(welcome, sent.language);
    if (welcome.state !== 'waiting') return ended(ask, code, welcome.state, spoken);
    const statements = statementsOf(welcome.statementsVersion);
    const given = readGiven(ask.form, statements);
    return page(BeforePage({ ...welcome, frame: ask.frame, code, statements, spoken, given }));
  });
};

const answer = (ask: Ask): Promise<Answer> => {
  const sent = readSent(ask.form);
  return withCode(ask, sent.code, async (welcome, code) => {
    const statements = statementsOf(welcome.statementsVersion);
    const spoken = spokenIn(welcome, sent.language);
    const asked = { ...welcome, frame: ask.frame, code, statements, spoken };
    if (welcome.state !== 'waiting') return ended(ask, code, welcome.state, spoken);
    const given = readGiven(ask.form, statements);
    if (sent.pressed === 'send') {
      const done = await sendAnswers(ask.db, ask, { code, welcome }, given, statements);
      return ended(ask, code, done === 'sent' || done === 'closed' ? done : 'answered', spoken);
    }
    const next = placeAfter(sent.pressed, sent.at, given, statements);
    switch (next.place.kind) {
      case 'before':
        return page(BeforePage({ ...asked, given: next.given }));
      case 'send':
        return page(SendPage({ ...asked, given: next.given }));
      case 'question':
        return page(QuestionPage({ ...asked, ...next.place, given: next.given }), {
          status: next.place.missing ? 422 : 200,
        });
    }
  });
};

const talk = (ask: Ask): Promise<Answer> => {
  const sent = readSent(ask.form);
  return withCode(ask, sent.code, async (welcome, code) => {
    await tellSomebody(ask.db, ask, code, welcome);
    const spoken = spokenIn(welcome, sent.language);
    return page(ToldPage({ frame: ask.frame, code, listener: welcome.listener, spoken }));
  });
};

export const routes: readonly Route[] = [
  route({
    name: 'questionnaires.code',
    method: 'GET',
    path: paths.questionnaires.code,
    who: anyone,
    handle: async ({ frame }) => page(CodePage({ frame })),
  }),
  route({ name: 'questionnaires.begin', method: 'POST', path: paths.questionnaires.code, who: anyone, handle: begin }),
  route({
    name: 'questionnaires.answer',
    method: 'POST',
    path: paths.questionnaires.answer,
    who: anyone,
    handle: answer,
  }),
  route({ name: 'questionnaires.wish', method: 'POST', path: paths.questionnaires.wish, who: anyone, handle: talk }),
];
