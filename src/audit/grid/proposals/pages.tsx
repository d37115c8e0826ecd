import {
  Button,
  Card,
  Checkboxes,
  Empty,
  Form,
  LevelMark,
  Page,
  plural,
  Rows,
  shorten,
  Sub,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { levelOf, standardLabel, type Scheme } from '#schemes/rules';
import { sourceWords } from '../../offer/pages.tsx';
import { confirmRefusal, offerRefusalWords } from '../../offer/rules.ts';
import type { Offer } from '../../offer/store.ts';

export type ProposalsView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  /** Those that this reader may judge. */
  offers: readonly Offer[];
  /** How many more wait for colleagues. */
  others: number;
  judged: ReadonlySet<string>;
  problems?: readonly Problem[];
}>;

const isLevel = (scheme: Scheme) => (level: string) => levelOf(scheme, level) !== null;

const Said = ({ scheme, offer }: Readonly<{ scheme: Scheme; offer: Offer }>) => {
  const level = levelOf(scheme, offer.level ?? '');
  return (
    <>
      {level === null ? null : <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />}{' '}
      <Sub>{shorten([offer.comment, offer.evidence, offer.impact].filter((text) => text !== '').join(' · '), 240)}</Sub>
      <Sub>
        {sourceWords(offer)}, brought by {offer.broughtName}.
      </Sub>
    </>
  );
};

const Standard = ({ view, code }: Readonly<{ view: ProposalsView; code: string }>) => {
  const { frame, enrolment, scheme, judged } = view;
  const standard = scheme.standards.find((each) => each.code === code);
  const mine = view.offers.filter(({ criterion }) => scheme.criterionByCode.get(criterion)?.standard === code);
  if (standard === undefined || mine.length === 0) return null;
  const refusal = (offer: Offer) => confirmRefusal(offer, judged.has(offer.criterion), isLevel(scheme));
  const ready = mine.filter((offer) => refusal(offer) === null);
  const rest = mine.filter((offer) => refusal(offer) !== null);
  const text = (offer: Offer) => `${offer.criterion} ${scheme.criterionByCode.get(offer.criterion)?.text ?? ''}`;
  return (
    <Card title={standardLabel(scheme, standard)} id={`standard-${code}`}>
      {ready.length === 0 ? null : (
        <Form frame={frame} action={href(paths.audit.proposals, { enrolment: enrolment.id })}>
          <Checkboxes
            name="confirm"
            id={`confirm-${code}`}
            legend="Tick those whose level you stand behind"
            hint="Each becomes your judgement, under your name, to be agreed by somebody else."
            legendSize="s"
            small
            choices={ready.map((offer) => ({
              value: offer.id,
              label: text(offer),
              hint: <Said scheme={scheme} offer={offer} />,
            }))}
          />
          <Button kind="quiet">Make the ticked ones my judgements</Button>
        </Form>
      )}
      <Rows
        label="To be read one by one"
        rows={rest.map((offer) => {
          const because = refusal(offer);
          return {
            title: text(offer),
            href: `${href(paths.audit.criterion, { enrolment: enrolment.id, criterion: offer.criterion })}#brought`,
            meta: (
              <>
                <Said scheme={scheme} offer={offer} />{' '}
                {because === null || offer.kind !== 'grid' ? '' : offerRefusalWords[because]}
              </>
            ),
          };
        })}
      />
    </Card>
  );
};

/** What was brought from elsewhere, standard by standard. A grid's levels can be confirmed from the list; nothing is ticked. */
export const ProposalsPage = (view: ProposalsView) => {
  const { frame, enrolment, scheme, offers, others } = view;
  return (
    <Page
      frame={frame}
      title="Brought from elsewhere"
      lead={`${plural(offers.length, 'text waits', 'texts wait')} for you${others === 0 ? '' : `, ${others} for colleagues`}. None counts until somebody has read it again.`}
      problems={view.problems}
      crumbs={[{ text: 'Initial audit', href: href(paths.audit.home, { enrolment: enrolment.id }) }]}
      narrow
    >
      {offers.length === 0 ? (
        <Empty icon="tick" title="Nothing waits for you">
          What somebody copies from another audit, or brings in with a grid, appears here.
        </Empty>
      ) : (
        scheme.standards.map(({ code }) => <Standard view={view} code={code} />)
      )}
    </Page>
  );
};
