import { Button, Card, Details, Form, LevelMark, mediumDate, Select, Tag, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import { levelOf, type Scheme } from '#schemes/rules';
import type { CriterionView } from '../criterion/judgement/pages.tsx';
import type { SecondView } from './store.ts';

const Level = ({ scheme, code }: Readonly<{ scheme: Scheme; code: string }>) => {
  const level = levelOf(scheme, code);
  return level === null ? null : <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />;
};

const Said = ({ scheme, view }: Readonly<{ scheme: Scheme; view: SecondView }>) => (
  <>
    <p>
      <strong>{view.name}</strong> <Level scheme={scheme} code={view.level} />
    </p>
    <blockquote class="wm-quote">“{view.why}”</blockquote>
    <p class="wm-sub">
      {view.stands ? `Said on ${mediumDate(view.givenAt)}.` : `Said on ${mediumDate(view.givenAt)}, settled since.`}
    </p>
  </>
);

/** How colleagues see the same criterion, and the way to say so without writing over anybody. */
export const SecondRater = ({ view }: Readonly<{ view: CriterionView }>) => {
  const { scheme, views, enrolment, criterion, frame, problems, typed } = view;
  const mayDiffer = view.differing === null;
  const isDisputed = views.some(({ stands }) => stands);
  if (views.length === 0 && !mayDiffer) return null;
  return (
    <Card title="Second rater" note={isDisputed ? <Tag kind="differ">Raters differ</Tag> : undefined} id="second">
      {views.map((each) => (
        <Said scheme={scheme} view={each} />
      ))}
      {isDisputed ? <p>Talk it over. Then one of you judges it once more, with the level that you agree on.</p> : null}
      {mayDiffer ? (
        <Details
          summary="I see it differently"
          open={problems?.some(({ field }) => field === 'otherLevel' || field === 'why') ?? false}
        >
          <Form frame={frame} action={href(paths.audit.second, { enrolment: enrolment.id, criterion: criterion.code })}>
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
      ) : null}
    </Card>
  );
};
