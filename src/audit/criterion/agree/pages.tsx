import { Button, ButtonGroup, Card, Form, Hidden, mediumDate } from '#platform/kit';
import { href, paths } from '#paths';
import type { Answer } from '../../store.ts';
import { Judged } from '../judgement/pages.tsx';
import { at, type CriterionView } from '../view/rules.ts';

/** A colleague's judgement for who may agree it: to read and agree, or to judge anew; never half changed by accident. */
export const ToAgree = ({ view, answer }: Readonly<{ view: CriterionView; answer: Answer }>) => {
  const { way, frame, scheme } = view;
  return (
    <Card
      title={`Judged by ${answer.answeredName}`}
      subtitle={`${mediumDate(answer.answeredAt)}. Agree once you have read the reasons and stand behind the level.`}
    >
      <Judged scheme={scheme} answer={answer} />
      <Form frame={frame} action={href(paths.audit.agree, at(view), way.query)}>
        <Hidden name="version" value={answer.version} />
        <ButtonGroup>
          <Button name="then" value={way.after === null ? 'stay' : 'next'}>
            {way.after === null ? 'Agree this judgement' : `Agree and go to ${way.after}`}
          </Button>
          {way.after === null ? null : (
            <Button kind="quiet" name="then" value="stay">
              Agree this judgement
            </Button>
          )}
          <a class="govuk-link" href={href(paths.audit.criterion, at(view), { ...way.query, change: 'yes' })}>
            Judge it anew
          </a>
        </ButtonGroup>
      </Form>
    </Card>
  );
};
