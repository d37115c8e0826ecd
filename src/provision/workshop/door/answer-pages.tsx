import { Button, Card, Form, Hidden, Page, Radios, Textarea, type Frame, type Problem } from '#platform/kit';
import { href, paths } from '#paths';
import { againWords, fewestAnswers, surerWords, usefulWords } from '../rules.ts';
import { bare, Trap, Worried } from './parts.tsx';
import { printedCode } from './rules.ts';
import type { Offered } from './store.ts';

type AnswerProps = Readonly<{
  frame: Frame;
  offer: Offered;
  code: string;
  secret: string;
  typed?: Readonly<Record<string, string>>;
  problems?: readonly Problem[];
}>;

const choices = (words: Readonly<Record<string, string>>, order: readonly string[]) =>
  order.map((value) => ({ value, label: words[value] ?? value }));

/** Four questions after a session, without a name. */
export const AnswerPage = ({ frame, offer, code, secret, typed = {}, problems }: AnswerProps) => {
  const field = (name: string) => ({ name, value: typed[name], problems });
  return (
    <Page
      frame={bare(frame)}
      title={`How was “${offer.title}”?`}
      eyebrow={offer.school}
      lead="Four short questions, one minute. You give no name."
      narrow
      roomy
      plain
      problems={problems}
    >
      <Worried offer={offer} />
      <Form frame={frame} action={href(paths.provision.doorFeedback, { code: printedCode(code) })}>
        <Hidden name="own" value={secret} />
        <Radios
          {...field('useful')}
          legend="How useful was it?"
          choices={choices(usefulWords, ['5', '4', '3', '2', '1'])}
        />
        <Radios
          {...field('surer')}
          legend="Are you surer now how to help your child at home? (optional)"
          choices={choices(surerWords, ['yes', 'a-little', 'no'])}
        />
        <Radios
          {...field('again')}
          legend="Would you come again? (optional)"
          choices={choices(againWords, ['yes', 'perhaps', 'no'])}
        />
        <Textarea
          {...field('says')}
          label="What should we keep, and what should we change? (optional)"
          hint="Please name nobody, neither yourself nor a child."
          rows={3}
          maxLength={1000}
        />
        <Trap />
        <Button>Send my answers</Button>
      </Form>
      <Card title="What happens with your answers">
        <ul class="govuk-list govuk-list--bullet">
          <li>Neither your name nor the time is kept with them.</li>
          <li>{`Staff see them together, once ${fewestAnswers} people have answered. Under that nobody sees them.`}</li>
          <li>Your own words are read by staff of the school alone.</li>
        </ul>
      </Card>
    </Page>
  );
};
