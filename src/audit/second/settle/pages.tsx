import { Button, ButtonGroup, Card, Form, Grid, Hidden, LevelChoice, Page, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import { levelsHere } from '../../criterion/judgement/pages.tsx';
import { answerOf, at, type CriterionView, type Text } from '../../criterion/view/rules.ts';
import { Level } from '../pages.tsx';
import type { Second } from '../store.ts';

/** Both ratings side by side, and one level with its reason. Nothing is chosen beforehand. */
export const SettlePage = ({ view, dispute }: Readonly<{ view: CriterionView; dispute: Second }>) => {
  const { scheme, criterion, problems, typed, way, frame } = view;
  const answer = answerOf(view);
  const value = (field: Text) => typed?.[field] ?? (field === 'evidence' || field === 'impact' ? answer?.[field] : '');
  const area = { labelSize: 's', maxLength: 2000, problems } as const;
  return (
    <Page
      frame={frame}
      title={`Agree one level for ${criterion.code}`}
      lead={criterion.text}
      problems={problems}
      crumbs={[
        { text: 'Initial audit', href: href(paths.audit.home, { enrolment: view.enrolment.id }, way.query) },
        { text: 'Second ratings', href: href(paths.audit.seconds, { enrolment: view.enrolment.id }) },
        { text: criterion.code, href: href(paths.audit.criterion, at(view), way.query) },
      ]}
    >
      <Grid>
        {view.beside.ratings
          .filter(({ secondId }) => secondId === dispute.id)
          .map((rating) => (
            <Card title={rating.name} note={<Level scheme={scheme} code={rating.level} />}>
              <blockquote class="wm-quote">“{rating.comment}”</blockquote>
            </Card>
          ))}
      </Grid>
      <Card
        title="What you agree on"
        subtitle="Both ratings stay as they were given. Somebody else agrees this judgement afterwards."
      >
        <Form
          frame={frame}
          action={href(paths.audit.settle, at(view), way.query)}
          keep={`settle-${view.enrolment.id}-${criterion.code}`}
        >
          <Hidden name="version" value={answer?.version ?? 0} />
          <LevelChoice
            name="level"
            legend="Which level fits best, on what you can show today?"
            legendSize="s"
            levels={levelsHere(view)}
            value={value('level') || null}
            problems={problems}
          />
          <Textarea
            {...area}
            name="comment"
            label="Why this level"
            hint="The reason that everybody will read: what settled it."
            rows={4}
            value={value('comment')}
          />
          <Textarea {...area} name="evidence" label="What shows it" rows={3} value={value('evidence')} />
          <Textarea {...area} name="impact" label="What changed for pupils" rows={3} value={value('impact')} />
          <ButtonGroup>
            <Button>Settle {criterion.code}</Button>
            <a class="govuk-link" href={href(paths.audit.criterion, at(view), way.query)}>
              Leave it for now
            </a>
          </ButtonGroup>
        </Form>
      </Card>
    </Page>
  );
};
