import { Card, mediumDate, PostButton, Rows, SideNote, Tag } from '#platform/kit';
import { href, paths } from '#paths';
import { criteriaOf, outcomeOf, standardOf } from '#schemes/rules';
import { refusalWords } from '../../refusal/rules.ts';
import { LevelOf } from '../../lines/pages.tsx';
import { SecondRater } from '../../second/pages.tsx';
import { Applies } from '../../apply/pages.tsx';
import type { Asking } from '../../rules.ts';
import { AnswersCard } from '../../questions/pages.tsx';
import { answerOf, at, isRating, type CriterionView } from '../view/rules.ts';

const Agreement = ({ view }: Readonly<{ view: CriterionView }>) => {
  const answer = answerOf(view);
  if (answer === undefined || view.beside.applies === 'no' || view.beside.isBeingRated) return null;
  const words = view.agreeing === null ? null : refusalWords(view.scheme, view.agreeing.because);
  const judged = `Judged by ${answer.answeredName} on ${mediumDate(answer.answeredAt)}.`;
  const { isDisputed } = view.beside;
  if (answer.agreedName !== null && answer.agreedAt !== null && !isDisputed)
    return (
      <Card title="Agreement" note={<Tag kind="done">Agreed</Tag>}>
        <p>
          {judged} Agreed by {answer.agreedName} on {mediumDate(answer.agreedAt)}.
        </p>
      </Card>
    );
  return (
    <Card title="Agreement" note={<Tag kind="waiting">To agree</Tag>}>
      <p>
        {judged}
        {answer.agreedName === null ? null : ` ${answer.agreedName} agreed it before a colleague saw it differently.`}
      </p>
      {words === null ? (
        <PostButton
          frame={view.frame}
          action={href(paths.audit.agree, at(view), view.way.query)}
          fields={{ version: String(answer.version) }}
          kind="quiet"
        >
          Agree this judgement
        </PostButton>
      ) : (
        <p class="wm-sub">
          {words.why} {words.next}
        </p>
      )}
    </Card>
  );
};

type AsideProps = Readonly<{ view: CriterionView; asking: Asking; isToAgree: boolean }>;

/** Who agreed, the neighbours of this criterion, and what counts. */
export const Aside = ({ view, asking, isToAgree }: AsideProps) => {
  const { scheme, criterion } = view;
  const others = criteriaOf(scheme, criterion.standard, criterion.outcome ?? undefined);
  return (
    <>
      {view.guiding === null ? null : <AnswersCard view={view.guiding} />}
      <SecondRater view={view} />
      {isToAgree ? null : <Agreement view={view} />}
      <Applies view={view} asking={asking} />
      <Card
        title={
          criterion.outcome === null
            ? (standardOf(scheme, criterion.standard)?.name ?? '')
            : (outcomeOf(scheme, criterion.outcome)?.name ?? '')
        }
      >
        <Rows
          rows={others.map(({ code }) => ({
            title: code,
            href: href(paths.audit.criterion, { enrolment: view.enrolment.id, criterion: code }, view.way.query),
            right: view.beside.underWay?.criteria.includes(code) ? (
              <Tag kind="waiting">Being rated</Tag>
            ) : (
              <LevelOf scheme={scheme} answer={view.answers.find((each) => each.criterion === code)} />
            ),
            isChosen: code === criterion.code,
          }))}
        />
      </Card>
      {criterion.guidance === '' || view.judging === null || isRating(view) ? null : (
        <SideNote title="What counts here">
          <p>{criterion.guidance}</p>
        </SideNote>
      )}
    </>
  );
};
