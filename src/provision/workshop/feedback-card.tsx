import { hiddenBecause } from '#platform/disclosure';
import { BarList, Button, Card, Details, Form, HiddenFigure, plural, Radios, Rows, Textarea } from '#platform/kit';
import { href, paths } from '#paths';
import { at, of, type WorkshopProps } from './one-page.tsx';
import { usefulWords } from './rules.ts';

/** What parents said of a session, once ten did; and the form for an answer from paper. */
export const Said = (props: WorkshopProps) => {
  const { feedback, workshop, today, frame } = props;
  const { typed, problems } = of(props, 'feedback');
  return (
    <Card
      title={feedback.kind === 'shown' ? `${plural(feedback.n, 'parent')} said how useful it was` : 'What parents say'}
      subtitle="Without names. Under ten answers neither counts nor words are shown to anybody."
    >
      {feedback.kind === 'none' ? <p class="wm-muted">Nobody has answered yet.</p> : null}
      {feedback.kind === 'few' ? <HiddenFigure because={hiddenBecause(feedback.k)} /> : null}
      {feedback.kind === 'shown' ? (
        <>
          <BarList
            caption="How useful it was"
            empty=""
            of={feedback.n}
            heads={{ label: 'Answer', value: 'Parents' }}
            bars={Object.values(usefulWords)
              .toReversed()
              .map((label, n) => ({
                label,
                value: feedback.counts[n] ?? 0,
                words: `${feedback.counts[n] ?? 0} of ${feedback.n}`,
              }))}
          />
          {feedback.more.map(({ ask, yes, n }) => (
            <p>{`${ask}: ${yes} of ${n} said yes.`}</p>
          ))}
          <Rows label="In their words" rows={feedback.says.map((says) => ({ title: says }))} />
        </>
      ) : null}
      {workshop.heldOn <= today ? (
        <Details summary="Add an answer from paper" open={props.wrong === 'feedback'}>
          <Form frame={frame} action={href(paths.provision.feedback, at(props))}>
            <Radios
              name="useful"
              legend="How useful was it?"
              small
              value={typed['useful']}
              choices={[5, 4, 3, 2, 1].map((value) => ({
                value,
                label: usefulWords[String(value) as keyof typeof usefulWords],
              }))}
              problems={problems}
            />
            <Textarea
              name="says"
              label="In their words (optional)"
              rows={2}
              maxLength={1000}
              value={typed['says']}
              problems={problems}
            />
            <Button kind="quiet">Add the answer</Button>
          </Form>
        </Details>
      ) : null}
    </Card>
  );
};
