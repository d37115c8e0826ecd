import {
  Alert,
  ButtonGroup,
  clockTime,
  Details,
  Hidden,
  mediumDate,
  londonDay,
  plural,
  PostButton,
} from '#platform/kit';
import { href, paths } from '#paths';
import { levelOf } from '#schemes/rules';
import { at, type CriterionView } from '../criterion/view/rules.ts';
import type { Draft } from './store.ts';

/** "10:42" of today, with its day otherwise. */
export const keptWords = (keptAt: Date, today: string): string =>
  londonDay(keptAt) === today ? clockTime(keptAt) : `${mediumDate(keptAt)}, ${clockTime(keptAt)}`;

const Discard = ({ view, draft }: Readonly<{ view: CriterionView; draft: Draft }>) => (
  <PostButton
    frame={view.frame}
    action={href(paths.audit.dropDraft, at(view), view.way.query)}
    fields={{ sitting: draft.sitting, draft: String(draft.version) }}
    kind="quiet"
    small
    about={`kept ${clockTime(draft.keptAt)}`}
  >
    Discard this draft
  </PostButton>
);

const Other = ({ view, draft, today }: Readonly<{ view: CriterionView; draft: Draft; today: string }>) => (
  <div class="wm-clash__text">
    <h3 class="wm-clash__title">Kept {keptWords(draft.keptAt, today)}</h3>
    <p>{levelOf(view.scheme, draft.level)?.name ?? 'No level chosen'}</p>
    {[draft.comment, draft.evidence, draft.impact].map((text) =>
      text === '' ? null : <p class="wm-clash__words">{text}</p>,
    )}
    <Discard view={view} draft={draft} />
  </div>
);

/** The reader's own draft, offered when they come back; others of theirs stand folded below it. */
export const DraftNotice = ({
  view,
  shown,
  today,
}: Readonly<{ view: CriterionView; shown: Draft | undefined; today: string }>) => {
  const others = view.drafts.filter(({ sitting }) => sitting !== shown?.sitting);
  return (
    <>
      {shown === undefined ? null : (
        <Alert kind="info" icon="clock" title={`Kept as your draft, ${keptWords(shown.keptAt, today)}`}>
          <p>It stands in the form below. Nobody else sees it, and it counts for nothing until you save it.</p>
          <ButtonGroup>
            <Discard view={view} draft={shown} />
          </ButtonGroup>
        </Alert>
      )}
      {others.length === 0 ? null : (
        <Details summary={`${plural(others.length, 'other draft')} of yours`}>
          {others.map((draft) => (
            <Other view={view} draft={draft} today={today} />
          ))}
        </Details>
      )}
    </>
  );
};

/** Where a form keeps its draft: what a script needs to keep it by itself, and the line that says what is kept where. */
export const Keeping = ({ view, draft }: Readonly<{ view: CriterionView; draft: Draft | undefined }>) => (
  <>
    <Hidden name="sitting" value={draft?.sitting ?? ''} />
    <Hidden name="draft" value={draft?.version ?? 0} />
    <p class="wm-sub wm-keeping" role="status" data-draft={href(paths.audit.draft, at(view))}></p>
  </>
);
