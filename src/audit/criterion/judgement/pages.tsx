import {
  Button,
  ButtonGroup,
  ClashNotice,
  Form,
  Hidden,
  InsetText,
  LevelChoice,
  Sub,
  SummaryList,
  Textarea,
  type Frame,
  type Problem,
} from '#platform/kit';
import type { Enrolment } from '#enrolment';
import type { Claim } from '#evidence';
import { href, paths } from '#paths';
import type { Criterion, Scheme } from '#schemes/rules';
import { refusalWords } from '../../refusal/rules.ts';
import { nextCriterion, type Refusal } from '../../rules.ts';
import { LevelOf } from '../../standard/pages.tsx';
import type { Offer, OfferedItem } from '../../offer/store.ts';
import type { SecondView } from '../../second/store.ts';
import type { Answer, Minder } from '../../store.ts';

/** What the page of one criterion is made of. */
export type CriterionView = Readonly<{
  frame: Frame;
  enrolment: Enrolment;
  scheme: Scheme;
  criterion: Criterion;
  answers: readonly Answer[];
  claims: readonly Claim[];
  minders: readonly Minder[];
  judging: Refusal | null;
  agreeing: Refusal | null;
  /** How colleagues see it, and why this reader may not say so too, or null. */
  views: readonly SecondView[];
  differing: Refusal | null;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  theirs?: Answer;
  /** Words brought from elsewhere, and evidence that served there. */
  offers: readonly Offer[];
  offeredItems: readonly OfferedItem[];
}>;

export const at = (view: CriterionView) => ({ enrolment: view.enrolment.id, criterion: view.criterion.code });
export const answerOf = (view: CriterionView): Answer | undefined =>
  view.answers.find(({ criterion }) => criterion === view.criterion.code);
const levelName = (scheme: Scheme, code: string): string =>
  scheme.levels.find((level) => level.code === code)?.name ?? 'No level chosen';

const texts = (view: CriterionView, theirs: Answer) => {
  const mine = view.typed ?? {};
  const pairs = [
    { label: 'level', mine: levelName(view.scheme, mine['level'] ?? ''), theirs: levelName(view.scheme, theirs.level) },
    { label: 'why this level', mine: mine['comment'] ?? '', theirs: theirs.comment },
    { label: 'what shows it', mine: mine['evidence'] ?? '', theirs: theirs.evidence },
    { label: 'what changed for pupils', mine: mine['impact'] ?? '', theirs: theirs.impact },
  ];
  const differing = pairs.filter((pair) => pair.mine !== pair.theirs);
  return differing.length === 0 ? pairs.slice(1, 2) : differing;
};

/** Somebody saved first: both texts, and the choice. */
export const Clash = ({ view, theirs }: Readonly<{ view: CriterionView; theirs: Answer }>) => {
  const typed = view.typed ?? {};
  const fields = {
    level: typed['level'] ?? '',
    comment: typed['comment'] ?? '',
    evidence: typed['evidence'] ?? '',
    impact: typed['impact'] ?? '',
    version: String(theirs.version),
  };
  return (
    <ClashNotice
      frame={view.frame}
      action={href(paths.audit.criterion, at(view))}
      who={theirs.answeredName}
      at={theirs.answeredAt}
      what="this judgement"
      texts={texts(view, theirs)}
      fields={fields}
      leave={href(paths.audit.criterion, at(view))}
    />
  );
};

/** The form: nothing is chosen beforehand. */
export const Judgement = ({ view }: Readonly<{ view: CriterionView }>) => {
  const { scheme, criterion, problems, typed, frame } = view;
  const answer = answerOf(view);
  const value = (field: 'level' | 'comment' | 'evidence' | 'impact') => typed?.[field] ?? answer?.[field];
  const next = nextCriterion(scheme, criterion.code);
  return (
    <Form
      frame={frame}
      action={href(paths.audit.criterion, at(view))}
      keep={`audit-${view.enrolment.id}-${criterion.code}`}
    >
      <Hidden name="version" value={view.theirs?.version ?? typed?.['version'] ?? answer?.version ?? 0} />
      {typed?.['offer'] ? <Hidden name="offer" value={typed['offer']} /> : null}
      <LevelChoice
        name="level"
        legend="Which level fits best, on what you can show today?"
        legendSize="s"
        levels={scheme.levels.map((level) => ({
          value: level.code,
          rank: level.rank,
          word: level.name,
          statement: criterion.levels[level.code],
        }))}
        value={value('level')}
        problems={problems}
      />
      <Textarea
        name="comment"
        label="Why this level"
        labelSize="s"
        hint="Two or three sentences on what can be seen, heard or read. Use no pupil names."
        rows={4}
        maxLength={2000}
        value={value('comment')}
        problems={problems}
      />
      <Textarea
        name="evidence"
        label="What shows it"
        labelSize="s"
        hint={`Typical: ${criterion.evidence.join('; ').toLowerCase()}.`}
        rows={3}
        maxLength={2000}
        value={value('evidence')}
        problems={problems}
      />
      <Textarea
        name="impact"
        label="What changed for pupils"
        labelSize="s"
        hint="Before and after, in numbers where you have them. Leave it empty rather than guess."
        rows={3}
        maxLength={2000}
        value={value('impact')}
        problems={problems}
      />
      {answer?.agreedName ? (
        <Sub>{answer.agreedName} agreed this judgement. If you change it, it has to be agreed again.</Sub>
      ) : null}
      <ButtonGroup>
        <Button name="then" value={next === null ? 'standard' : 'next'}>
          {next === null ? 'Save this judgement' : `Save and go to ${next.code}`}
        </Button>
        {next === null ? null : (
          <Button kind="quiet" name="then" value="standard">
            Save and go back
          </Button>
        )}
        <a class="govuk-link" href={href(paths.audit.home, { enrolment: view.enrolment.id })}>
          Back to the overview
        </a>
      </ButtonGroup>
    </Form>
  );
};

/** The judgement for those who may not change it, and why. */
export const ReadOnly = ({ view, because }: Readonly<{ view: CriterionView; because: Refusal['because'] }>) => {
  const answer = answerOf(view);
  const words = refusalWords(view.scheme, because);
  return (
    <>
      {answer === undefined ? (
        <p>Nobody has judged this {view.scheme.words.criterion.one.toLowerCase()} yet.</p>
      ) : (
        <SummaryList
          items={[
            { key: 'Level', value: <LevelOf scheme={view.scheme} answer={answer} /> },
            { key: 'Why this level', value: answer.comment },
            { key: 'What shows it', value: answer.evidence || 'Nothing written' },
            { key: 'What changed for pupils', value: answer.impact || 'Nothing written' },
          ]}
        />
      )}
      <InsetText>
        {words.what} {words.why} {words.next}
      </InsetText>
    </>
  );
};
