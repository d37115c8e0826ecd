import { Alert, Button, Card, EvidenceLimit, list, Page, plural, Rows, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { outcomeOf, standardLabel, standardOf, type Scheme } from '#schemes/rules';
import { OffersCard, TakenNote } from '../offer/pages.tsx';
import { DraftNotice } from '../draft/pages.tsx';
import { CopiedNote, QuestionsPanel } from '../questions/pages.tsx';
import { refusalWords } from '../refusal/rules.ts';
import type { Asking, Refusal } from '../rules.ts';
import { Aside } from './beside/pages.tsx';
import { ToAgree } from './agree/pages.tsx';
import { Judgement, ReadOnly } from './judgement/pages.tsx';
import { Merge } from './merge/pages.tsx';
import { RatingForm } from './rating/pages.tsx';
import { answerOf, at, isRating, isStale, openDraft, texts, type CriterionView } from './view/rules.ts';

const Evidence = ({ view }: Readonly<{ view: CriterionView }>) => {
  const { claims, scheme, enrolment } = view;
  const limit = scheme.evidence.atMostPerCriterion;
  return (
    <Card
      title={claims.length === 0 ? 'No evidence is linked yet' : 'Evidence'}
      link={
        view.deciding === null
          ? {
              text: 'Add evidence',
              href: href(paths.evidence.add, { enrolment: enrolment.id }, { criterion: view.criterion.code }),
            }
          : undefined
      }
    >
      <Rows
        rows={claims.map((claim) => ({
          title: claim.itemTitle,
          href: href(paths.evidence.item, { enrolment: enrolment.id, item: claim.itemId }),
          meta:
            claim.impact === ''
              ? `${claim.says} Linked by ${claim.claimedBy}.`
              : `${claim.says} ${claim.impact} Linked by ${claim.claimedBy}.`,
          icon: 'document' as const,
        }))}
      />
      <EvidenceLimit used={Math.min(claims.length, limit)} of={limit}>
        One item can serve many {scheme.words.criterion.many.toLowerCase()}; none may be older than{' '}
        {plural(scheme.evidence.freshForMonths, 'month')}.
      </EvidenceLimit>
    </Card>
  );
};

/** Before and after this one, within what the reader came through. */
const Neighbours = ({ view }: Readonly<{ view: CriterionView }>) => {
  const { way, enrolment } = view;
  const link = (code: string | null, words: string) =>
    code === null ? null : (
      <a class="govuk-link" href={href(paths.audit.criterion, { enrolment: enrolment.id, criterion: code }, way.query)}>
        {words} {code}
      </a>
    );
  return (
    <nav class="wm-neighbours" aria-label="Before and after">
      {link(way.before, 'Before:')}
      {way.place === 0 ? null : (
        <span class="wm-sub">
          {way.place} of {way.of}
          {way.isNarrow ? ' in your filter' : ''}
        </span>
      )}
      {link(way.after, 'Next:')}
    </nav>
  );
};

type MainProps = Readonly<{ view: CriterionView; today: string; isLater: boolean; isToAgree: boolean }>;

/** Who saved before: a colleague by name and when, or the reader somewhere else. */
const clashTitle = (
  { personId }: CriterionView,
  { answeredBy, answeredName }: Pick<NonNullable<CriterionView['theirs']>, 'answeredBy' | 'answeredName'>,
  when: string,
): string =>
  answeredBy === personId
    ? 'You saved another text, in another window or on another device'
    : `${answeredName} saved this ${when}`;

const Main = ({ view, today, isLater, isToAgree }: MainProps) => {
  const { scheme, criterion, judging, theirs, typed, beside } = view;
  const answer = answerOf(view);
  const draft = isLater ? undefined : openDraft(view);
  if (theirs !== undefined && typed !== undefined) {
    const mine = Object.fromEntries(texts.map((name) => [name, typed[name] ?? ''])) as Record<
      (typeof texts)[number],
      string // Made from the very list that names its keys.
    >;
    const kept = view.drafts.find((each) => texts.every((name) => each[name] === mine[name]));
    const title = clashTitle(view, theirs, 'first, while you were writing');
    return (
      <Merge
        view={view}
        mine={mine}
        theirs={theirs}
        sitting={kept?.sitting ?? ''}
        draft={kept?.version ?? 0}
        title={title}
      />
    );
  }
  const isOpen = judging === null && typed === undefined;
  if (isOpen && draft !== undefined && answer !== undefined && isStale(view, draft)) {
    const title = clashTitle(view, answer, 'after you began your draft');
    return (
      <Merge view={view} mine={draft} theirs={answer} sitting={draft.sitting} draft={draft.version} title={title} />
    );
  }
  if (isToAgree && answer !== undefined) return <ToAgree view={view} answer={answer} />;
  const own = isRating(view) ? 'Your rating' : 'Your judgement';
  return (
    <>
      {judging === null || isRating(view) ? (
        <DraftNotice
          view={view}
          shown={isOpen ? draft : isRating(view) && !isLater ? view.drafts[0] : undefined}
          today={today}
        />
      ) : null}
      <Card title={criterion.outcome === null ? own : (outcomeOf(scheme, criterion.outcome)?.name ?? '')}>
        {judging === null ? (
          <Judgement view={view} draft={draft} />
        ) : beside.underWay !== null && isRating(view) ? (
          <RatingForm view={view} second={beside.underWay} isLater={isLater} />
        ) : (
          <ReadOnly view={view} because={judging.because} />
        )}
      </Card>
    </>
  );
};

type CriterionProps = Readonly<{
  view: CriterionView;
  asking: Asking;
  today: string;
  isLater?: boolean;
  /** The reader would rather judge it anew than agree it. */
  isChanging?: boolean;
}>;

/** One criterion: its level statements, reasons, evidence and impact. Nothing is chosen beforehand. */
export const CriterionPage = ({ view, asking, today, isLater = false, isChanging = false }: CriterionProps) => {
  const isToAgree =
    view.agreeing === null &&
    answerOf(view)?.agreedAt === null &&
    !isChanging &&
    view.typed === undefined &&
    view.beside.applies !== 'no' &&
    !view.beside.isBeingRated &&
    (isLater || openDraft(view) === undefined);
  const { frame, enrolment, scheme, criterion, minders, problems, way } = view;
  const standard = standardOf(scheme, criterion.standard);
  const people = minders.filter(({ standards }) => standards.includes(criterion.standard)).map(({ name }) => name);
  return (
    <Page
      frame={frame}
      title={criterion.text}
      eyebrow={`${scheme.words.criterion.one} ${criterion.code}`}
      lead={people.length === 0 ? 'Nobody looks after this yet.' : `Looked after by ${list(people)}.`}
      problems={problems ?? view.guiding?.problems}
      scripts={['judging.js']}
      crumbs={[
        {
          text: 'Initial audit',
          href: `${href(paths.audit.home, { enrolment: enrolment.id }, way.query)}#${way.isNarrow ? `c-${criterion.code}` : `row-${criterion.standard}`}`,
        },
        {
          text: standard === null ? '' : standardLabel(scheme, standard),
          href: `${href(paths.audit.standard, { enrolment: enrolment.id, standard: criterion.standard }, way.query)}#c-${criterion.code}`,
        },
      ]}
      aside={<Aside view={view} asking={asking} isToAgree={isToAgree} />}
    >
      <TakenNote offer={view.offers.find(({ id }) => id === view.typed?.['offer'])} />
      {view.isCopied ? <CopiedNote /> : null}
      {view.guiding === null || view.beside.isBeingRated ? null : (
        <QuestionsPanel {...{ frame, enrolment, criterion }} view={view.guiding} mayAnswer={view.deciding === null} />
      )}
      <Main view={view} today={today} isLater={isLater} isToAgree={isToAgree} />
      <OffersCard
        {...{ frame, enrolment, scheme, criterion, offers: view.offers, items: view.offeredItems }}
        mayJudge={view.judging === null}
        hasAnswer={answerOf(view) !== undefined}
      />
      <Evidence view={view} />
      <Neighbours view={view} />
      <p class="wm-sub">
        <a class="govuk-link" href={href(paths.audit.history, at(view))}>
          Every text of this judgement that was saved
        </a>
      </p>
    </Page>
  );
};

/** A refused act: what, why and what next, with the way back. */
export const RefusedPage = ({
  frame,
  scheme,
  because,
  back,
}: Readonly<{ frame: Frame; scheme: Scheme; because: Refusal['because']; back: string }>) => {
  const words = refusalWords(scheme, because);
  return (
    <Page frame={frame} title={words.what} narrow>
      <Alert kind="refusal" title={words.why}>
        {words.next}
      </Alert>
      <Button kind="quiet" href={back}>
        Go back
      </Button>
    </Page>
  );
};
