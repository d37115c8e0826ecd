import { Button, Card, Details, Form, LevelMark, mediumDate, Select, Tag, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import { levelOf, type Scheme } from '#schemes/rules';
import { at, type CriterionView } from '../criterion/view/rules.ts';
import type { Rating, Second } from './store.ts';

export const Level = ({ scheme, code }: Readonly<{ scheme: Scheme; code: string }>) => {
  const level = levelOf(scheme, code);
  return level === null ? null : <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />;
};

/** What one rater gave, with their reasons. */
export const Said = ({ scheme, rating }: Readonly<{ scheme: Scheme; rating: Rating }>) => (
  <>
    <p>
      <strong>{rating.name}</strong> <Level scheme={scheme} code={rating.level} />
    </p>
    <blockquote class="wm-quote">“{rating.comment}”</blockquote>
  </>
);

/** Whose ratings of a second rating are in; never what they say. */
export const WhoIsIn = ({ second }: Readonly<{ second: Second }>) => (
  <ul class="govuk-list">
    {second.raters.map(({ name, inAt }) => (
      <li>
        {name} {inAt === null ? <Tag kind="waiting">Not in yet</Tag> : <Tag kind="done">In</Tag>}
      </li>
    ))}
  </ul>
);

const Differ = ({ view }: Readonly<{ view: CriterionView }>) => {
  const { scheme, problems, typed } = view;
  const isWrong = problems?.some(({ field }) => field === 'otherLevel' || field === 'why') ?? false;
  return (
    <Details summary="I see it differently" open={isWrong}>
      <Form frame={view.frame} action={href(paths.audit.second, at(view), view.way.query)}>
        <Select
          name="otherLevel"
          label="My level"
          empty="Choose a level"
          options={scheme.levels.map(({ code, name }) => ({ value: code, text: name }))}
          value={typed?.['otherLevel']}
          problems={problems}
        />
        <Textarea name="why" label="Why" rows={3} maxLength={1000} value={typed?.['why']} problems={problems} />
        <Button kind="quiet">Put my view beside it</Button>
      </Form>
    </Details>
  );
};

const Settled = ({ view, second }: Readonly<{ view: CriterionView; second: Second }>) => {
  const settled = view.beside.settlements.find(({ secondId }) => secondId === second.id);
  if (settled === undefined) return null;
  return (
    <p class="wm-sub">
      {settled.kind === 'same'
        ? `Both gave the same level, ${mediumDate(settled.settledAt)}.`
        : `Settled by ${settled.settledName} on ${mediumDate(settled.settledAt)}.`}
    </p>
  );
};

/** How colleagues rate the same criterion: blind until all are in, side by side then, and the way to settle what differs. */
export const SecondRater = ({ view }: Readonly<{ view: CriterionView }>) => {
  const { scheme, beside } = view;
  const { seconds, ratings, underWay, dispute } = beside;
  const shown = seconds.filter(({ id }) => ratings.some(({ secondId }) => secondId === id) && id !== underWay?.id);
  const mayDiffer = view.differing === null;
  if (seconds.length === 0 && !mayDiffer) return null;
  return (
    <Card title="Second rater" note={dispute === null ? undefined : <Tag kind="differ">Raters differ</Tag>} id="second">
      {underWay === null ? null : (
        <>
          <WhoIsIn second={underWay} />
          <p class="wm-sub">Levels and reasons are shown when both are in.</p>
        </>
      )}
      {shown.map((second) => (
        <>
          {ratings
            .filter(({ secondId }) => secondId === second.id)
            .map((rating) => (
              <Said scheme={scheme} rating={rating} />
            ))}
          {second.isBlind ? <p class="wm-sub">Both rated before seeing each other’s level.</p> : null}
          <Settled view={view} second={second} />
        </>
      ))}
      {dispute !== null && view.settling === null ? (
        <Button kind="quiet" href={href(paths.audit.settle, at(view), view.way.query)}>
          Agree one level together
        </Button>
      ) : null}
      {dispute !== null && view.settling !== null ? (
        <p>Talk it over. One of the two, the coordinator or a senior leader settles it with a reason.</p>
      ) : null}
      {mayDiffer ? <Differ view={view} /> : null}
    </Card>
  );
};
