import { Alert, Button, Card, EvidenceLimit, list, Page, plural, Rows, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { outcomeOf, standardLabel, standardOf, type Scheme } from '#schemes/rules';
import { OffersCard, TakenNote } from '../offer/pages.tsx';
import { refusalWords } from '../refusal/rules.ts';
import type { Refusal } from '../rules.ts';
import { Aside } from './beside/pages.tsx';
import { answerOf, Clash, Judgement, ReadOnly, type CriterionView } from './judgement/pages.tsx';

const Evidence = ({ view }: Readonly<{ view: CriterionView }>) => {
  const { claims, scheme, enrolment } = view;
  const limit = scheme.evidence.atMostPerCriterion;
  return (
    <Card
      title={claims.length === 0 ? 'No evidence is linked yet' : 'Evidence'}
      link={
        view.judging === null
          ? { text: 'Link evidence', href: href(paths.evidence.home, { enrolment: enrolment.id }) }
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

/** One criterion: its level statements, reasons, evidence and impact. Nothing is chosen beforehand. */
export const CriterionPage = (view: CriterionView) => {
  const { frame, enrolment, scheme, criterion, minders, theirs, problems } = view;
  const standard = standardOf(scheme, criterion.standard);
  const people = minders.filter(({ standards }) => standards.includes(criterion.standard)).map(({ name }) => name);
  return (
    <Page
      frame={frame}
      title={criterion.text}
      eyebrow={`${scheme.words.criterion.one} ${criterion.code}`}
      lead={people.length === 0 ? 'Nobody looks after this yet.' : `Looked after by ${list(people)}.`}
      problems={problems}
      crumbs={[
        { text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) },
        {
          text: standard === null ? '' : standardLabel(scheme, standard),
          href: href(paths.audit.standard, { enrolment: enrolment.id, standard: criterion.standard }),
        },
      ]}
      aside={<Aside view={view} />}
    >
      <TakenNote offer={view.offers.find(({ id }) => id === view.typed?.['offer'])} />
      {theirs === undefined ? null : <Clash view={view} theirs={theirs} />}
      <Card title={criterion.outcome === null ? 'Your judgement' : (outcomeOf(scheme, criterion.outcome)?.name ?? '')}>
        {view.judging === null ? <Judgement view={view} /> : <ReadOnly view={view} because={view.judging.because} />}
      </Card>
      <OffersCard
        {...{ frame, enrolment, scheme, criterion, offers: view.offers, items: view.offeredItems }}
        mayJudge={view.judging === null}
        hasAnswer={answerOf(view) !== undefined}
      />
      <Evidence view={view} />
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
