import { Button, ButtonGroup, Form, Hidden, InsetText, LevelChoice, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import { Keeping } from '../../draft/pages.tsx';
import { levelsHere } from '../judgement/pages.tsx';
import { at, type CriterionView } from '../view/rules.ts';
import type { Second } from '../../second/store.ts';

/** One's own rating of a criterion, given without seeing the other's. It can be changed until it is handed in. */
export const RatingForm = ({
  view,
  second,
  isLater,
}: Readonly<{ view: CriterionView; second: Second; isLater: boolean }>) => {
  const { typed, problems, personId, way } = view;
  const mine = view.beside.ratings.find((each) => each.secondId === second.id && each.personId === personId);
  const newest = isLater ? undefined : view.drafts[0];
  const draft = newest?.level === (mine?.level ?? '') && newest.comment === (mine?.comment ?? '') ? undefined : newest;
  const isOther = typed !== undefined && mine !== undefined && typed['comment'] !== mine.comment;
  const other = second.raters.find((rater) => rater.personId !== personId);
  return (
    <Form
      frame={view.frame}
      action={href(paths.audit.rating, at(view), way.query)}
      keep={`rating-${second.id}-${view.criterion.code}`}
    >
      <p class="wm-sub">
        {other === undefined ? 'A colleague' : other.name} rates this too. Neither of you sees the other’s level until
        both have handed theirs in.
      </p>
      <Hidden name="version" value={mine?.version ?? 0} />
      <LevelChoice
        name="level"
        legend="Which level fits best, on what you can show today?"
        legendSize="s"
        hint={view.criterion.guidance === '' ? undefined : view.criterion.guidance}
        levels={levelsHere(view)}
        value={typed?.['level'] ?? draft?.level ?? mine?.level}
        problems={problems}
      />
      <Textarea
        name="comment"
        label="Why this level"
        labelSize="s"
        hint="Two or three sentences on what can be seen, heard or read. Use no pupil names."
        rows={4}
        maxLength={900}
        value={typed?.['comment'] ?? draft?.comment ?? mine?.comment}
        problems={problems}
      />
      {isOther ? <InsetText>As you gave it before: “{mine.comment}”</InsetText> : null}
      <Keeping view={view} draft={draft} />
      <ButtonGroup>
        <Button name="then" value={way.after === null ? 'standard' : 'next'}>
          {way.after === null ? 'Keep my rating' : `Keep my rating and go to ${way.after}`}
        </Button>
        {way.after === null ? null : (
          <Button kind="quiet" name="then" value="standard">
            Keep it and go back
          </Button>
        )}
        <Button kind="quiet" name="then" value="draft">
          Keep as my draft
        </Button>
      </ButtonGroup>
    </Form>
  );
};
