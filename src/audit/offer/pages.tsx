import {
  Alert,
  Button,
  ButtonGroup,
  Card,
  Form,
  Hidden,
  LevelMark,
  mediumDate,
  PostButton,
  Rows,
  SummaryList,
  Tag,
  type Frame,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import { href, paths } from '#paths';
import { levelOf, type Criterion, type Scheme } from '#schemes/rules';
import type { Offer, OfferedItem } from './store.ts';

export type OffersView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  criterion: Criterion;
  offers: readonly Offer[];
  items: readonly OfferedItem[];
  mayJudge: boolean;
  hasAnswer: boolean;
}>;

/** "copied from ECM Quality Mark, A1, 3 May 2025". */
export const sourceWords = ({ kind, source, saidOn }: Pick<Offer, 'kind' | 'source' | 'saidOn'>): string =>
  `${kind === 'grid' ? 'From' : 'Copied from'} ${source}, ${mediumDate(saidOn)}`;

const Level = ({ scheme, code }: Readonly<{ scheme: Scheme; code: string }>) => {
  const level = levelOf(scheme, code);
  return level === null ? null : <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />;
};

const wordsOf = (scheme: Scheme, offer: Offer) => [
  ...(offer.level === null
    ? []
    : [{ key: 'Level that the grid says', value: <Level scheme={scheme} code={offer.level} /> }]),
  ...[
    { key: 'Why this level', value: offer.comment },
    { key: 'What shows it', value: offer.evidence },
    { key: 'What changed for pupils', value: offer.impact },
  ].filter(({ value }) => value !== ''),
];

const Acts = ({ view, offer }: Readonly<{ view: OffersView; offer: Offer }>) => {
  const { frame, enrolment, criterion, hasAnswer } = view;
  const at = { enrolment: enrolment.id, criterion: criterion.code };
  const there = { ...at, offer: offer.id };
  return (
    <ButtonGroup>
      <Form frame={frame} action={href(paths.audit.criterion, at)} method="get" class="wm-post-button">
        <Hidden name="offer" value={offer.id} />
        <Button kind="quiet" small>
          Take these words into the judgement
        </Button>
      </Form>
      {offer.level === null || hasAnswer || offer.comment === '' ? null : (
        <PostButton frame={frame} kind="quiet" small action={href(paths.audit.confirmOffer, there)}>
          Confirm it as my judgement
        </PostButton>
      )}
      <PostButton frame={frame} kind="quiet" small action={href(paths.audit.setOfferAside, there)}>
        Set aside
      </PostButton>
    </ButtonGroup>
  );
};

const Items = ({ view, offer }: Readonly<{ view: OffersView; offer: Offer }>) => (
  <Rows
    label="Evidence that served there"
    rows={view.items
      .filter(({ offerId }) => offerId === offer.id)
      .map((item) => ({
        title: item.title,
        href: href(paths.evidence.item, { enrolment: view.enrolment.id, item: item.itemId }),
        meta: `It showed there: ${item.says}${item.impact === '' ? '' : ` ${item.impact}`}`,
        icon: 'document' as const,
        right: view.mayJudge ? (
          <PostButton
            frame={view.frame}
            kind="quiet"
            small
            about={`: ${item.title}`}
            action={href(paths.evidence.claims, { enrolment: view.enrolment.id, item: item.itemId })}
            fields={{ criteria: view.criterion.code, says: item.says, impact: item.impact }}
          >
            Link it here too
          </PostButton>
        ) : undefined,
      }))}
  />
);

const One = ({ view, offer, id }: Readonly<{ view: OffersView; offer: Offer; id: string | undefined }>) => (
  <Card
    title={sourceWords(offer)}
    subtitle={`Brought from elsewhere by ${offer.broughtName}. It is no judgement: a level counts once a named judge has chosen it.`}
    note={<Tag kind="waiting">To read again</Tag>}
    id={id}
  >
    {offer.sourceWords === '' ? null : (
      <p class="wm-sub">
        It read there: “{offer.sourceWords}” It reads here: “{view.criterion.text}”
      </p>
    )}
    <SummaryList items={wordsOf(view.scheme, offer)} />
    <Items view={view} offer={offer} />
    {view.mayJudge ? (
      <div>
        <Acts view={view} offer={offer} />
      </div>
    ) : null}
  </Card>
);

/** Words brought to this criterion that nobody has read again yet. They count for nothing. */
export const OffersCard = (view: OffersView) => (
  <>
    {view.offers.map((offer, index) => (
      <One view={view} offer={offer} id={index === 0 ? 'brought' : undefined} />
    ))}
  </>
);

/** Above the form while brought words stand in it: they are marked until somebody saves. */
export const TakenNote = ({ offer }: Readonly<{ offer: Offer | undefined }>) =>
  offer === undefined ? null : (
    <Alert kind="info" title={sourceWords(offer)}>
      Its words stand in the form below what was there. Read them again, change what has changed, choose the level and
      save. Until then nothing is saved.
    </Alert>
  );
