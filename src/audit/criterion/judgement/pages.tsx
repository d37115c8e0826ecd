import { Button, ButtonGroup, Form, Hidden, InsetText, LevelChoice, Sub, SummaryList, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import type { Scheme } from '#schemes/rules';
import { Keeping } from '../../draft/pages.tsx';
import type { Draft } from '../../draft/store.ts';
import { refusalWords } from '../../refusal/rules.ts';
import type { Refusal } from '../../rules.ts';
import { LevelOf } from '../../lines/pages.tsx';
import { answerOf, at, type CriterionView, type Text } from '../view/rules.ts';

/** Each level with what it means at this criterion. */
export const levelsHere = ({ scheme, criterion }: Pick<CriterionView, 'scheme' | 'criterion'>) =>
  scheme.levels.map((level) => ({
    value: level.code,
    rank: level.rank,
    word: level.name,
    statement: criterion.levels[level.code],
  }));

const hintOf = (evidence: readonly string[]): string =>
  evidence.length === 0 ? 'What can be seen, heard or read.' : `Typical: ${evidence.join('; ').toLowerCase()}.`;

const Buttons = ({ view }: Readonly<{ view: CriterionView }>) => {
  const { after } = view.way;
  return (
    <ButtonGroup>
      <Button name="then" value={after === null ? 'standard' : 'next'}>
        {after === null ? 'Save this judgement' : `Save and go to ${after}`}
      </Button>
      {after === null ? null : (
        <Button kind="quiet" name="then" value="standard">
          Save and go back
        </Button>
      )}
      <Button kind="quiet" name="then" value="draft">
        Keep as my draft
      </Button>
      <a class="govuk-link" href={href(paths.audit.home, { enrolment: view.enrolment.id }, view.way.query)}>
        Back to the matrix
      </a>
    </ButtonGroup>
  );
};

/** The form: nothing is chosen beforehand. A draft of one's own goes on where it was left. */
export const Judgement = ({ view, draft }: Readonly<{ view: CriterionView; draft: Draft | undefined }>) => {
  const { criterion, problems, typed, frame } = view;
  const answer = answerOf(view);
  const value = (field: Text) => typed?.[field] ?? draft?.[field] ?? answer?.[field];
  const area = { labelSize: 's', maxLength: 2000, problems } as const;
  return (
    <Form
      frame={frame}
      action={href(paths.audit.criterion, at(view), view.way.query)}
      keep={`audit-${view.enrolment.id}-${criterion.code}`}
    >
      <Hidden name="version" value={typed?.['version'] ?? answer?.version ?? 0} />
      {typed?.['offer'] ? <Hidden name="offer" value={typed['offer']} /> : null}
      <LevelChoice
        name="level"
        legend="Which level fits best, on what you can show today?"
        legendSize="s"
        hint={criterion.guidance === '' ? undefined : criterion.guidance}
        levels={levelsHere(view)}
        value={value('level')}
        problems={problems}
      />
      <Textarea
        {...area}
        name="comment"
        label="Why this level"
        hint="Two or three sentences on what can be seen, heard or read. Use no pupil names."
        rows={4}
        value={value('comment')}
      />
      <Textarea
        {...area}
        name="evidence"
        label="What shows it"
        hint={hintOf(criterion.evidence)}
        rows={3}
        value={value('evidence')}
      />
      <Textarea
        {...area}
        name="impact"
        label="What changed for pupils"
        hint="Before and after, in numbers where you have them. Leave it empty rather than guess."
        rows={3}
        value={value('impact')}
      />
      {answer?.agreedName ? (
        <Sub>{answer.agreedName} agreed this judgement. If you change it, it has to be agreed again.</Sub>
      ) : null}
      <Keeping view={view} draft={draft} />
      <Buttons view={view} />
    </Form>
  );
};

/** A judgement in words, for those who read. */
export const Judged = ({ scheme, answer }: Readonly<{ scheme: Scheme; answer: Readonly<Record<Text, string>> }>) => (
  <SummaryList
    items={[
      { key: 'Level', value: <LevelOf scheme={scheme} answer={answer} /> },
      { key: 'Why this level', value: answer.comment },
      { key: 'What shows it', value: answer.evidence || 'Nothing written' },
      { key: 'What changed for pupils', value: answer.impact || 'Nothing written' },
    ]}
  />
);

/** The judgement for those who may not change it now, and why. */
export const ReadOnly = ({ view, because }: Readonly<{ view: CriterionView; because: Refusal['because'] }>) => {
  const answer = answerOf(view);
  const words = refusalWords(view.scheme, because);
  return (
    <>
      {answer === undefined ? (
        <p>Nobody has judged this {view.scheme.words.criterion.one.toLowerCase()} yet.</p>
      ) : (
        <Judged scheme={view.scheme} answer={answer} />
      )}
      <InsetText>
        {words.what} {words.why} {words.next}
      </InsetText>
    </>
  );
};
