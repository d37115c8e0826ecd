import {
  Alert,
  Button,
  Card,
  ClashNotice,
  Form,
  Hidden,
  Page,
  PostButton,
  Tag,
  Textarea,
  clockTime,
  longDate,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import type { Standard } from '#schemes/rules';
import type { Place } from '../asking.ts';
import { answered, longestAnswer, mayHandOver, mayRead, questions, reflectionState, reflectionTag } from './rules.ts';
import type { Reflection } from './store.ts';

type Props = Place &
  Readonly<{
    standard: Standard;
    /** What the scheme calls a standard, in small letters. */
    word: string;
    reflection: Reflection | null;
    personId: string;
    typed?: Readonly<Record<string, string>> | undefined;
    problems?: Problems;
    clash?: boolean | undefined;
    refused?: string | undefined;
  }>;

const at = ({ enrolment, standard }: Props) => ({ enrolment: enrolment.id, standard: standard.code });

const Questions = (props: Props) => {
  const { frame, reflection, typed, problems } = props;
  return (
    <Card
      title="Your answers"
      subtitle="About half an hour. You can save as often as you like; leave out what does not fit."
    >
      <Form
        frame={frame}
        action={href(paths.portfolio.reflection, at(props))}
        keep={`reflection-${at(props).enrolment}-${at(props).standard}`}
      >
        <Hidden name="version" value={reflection?.version ?? 0} />
        {questions.map(({ code, text }) => (
          <Textarea
            name={code}
            label={text}
            rows={4}
            value={typed?.[code] ?? reflection?.answers[code]}
            problems={problems}
            maxLength={longestAnswer}
          />
        ))}
        <p>Name no pupil: what you write here goes into the portfolio.</p>
        <Button kind={reflection === null || reflection.handedAt !== null ? 'primary' : 'quiet'}>
          Save the reflection
        </Button>
      </Form>
    </Card>
  );
};

const Answered = ({ reflection }: Props) =>
  reflection === null ? null : (
    <Card title="The answers">
      {answered(reflection.answers).map(({ question, answer }) => (
        <>
          <h3 class="govuk-heading-s">{question}</h3>
          <p>{answer === '' ? 'No answer.' : answer}</p>
        </>
      ))}
    </Card>
  );

/** What may be done with it now: handed over by its writer's side, read by somebody else who leads. */
const Next = (props: Props) => {
  const { frame, reflection, personId, mayLead, mayAnswer } = props;
  if (reflection === null) return null;
  const state = reflectionState(reflection);
  return (
    <Card title="Where it stands" note={<Tag kind={reflectionTag[state].kind}>{reflectionTag[state].word}</Tag>}>
      <p>
        Written by {reflection.writtenName} on {longDate(reflection.writtenAt)}.
        {reflection.handedAt === null
          ? ''
          : ` Handed over by ${reflection.handedName ?? ''} on ${longDate(reflection.handedAt)}.`}
        {reflection.readAt === null ? '' : ` Read by ${reflection.readName ?? ''} on ${longDate(reflection.readAt)}.`}
      </p>
      {reflection.reply === '' ? null : <p>{reflection.reply}</p>}
      {mayAnswer && state === 'draft' && mayHandOver(reflection.answers) ? (
        <PostButton frame={frame} action={href(paths.portfolio.handReflection, at(props))}>
          Hand it to the senior member
        </PostButton>
      ) : null}
      {mayAnswer && state === 'draft' && !mayHandOver(reflection.answers) ? (
        <p>Answer at least half of the questions; then it can be handed to the senior member who leads the work.</p>
      ) : null}
      {mayLead && mayRead(reflection, personId) ? (
        <Form frame={frame} action={href(paths.portfolio.readReflection, at(props))}>
          <Textarea
            name="reply"
            label={`A word to ${reflection.writtenName}, if you like`}
            rows={3}
            problems={props.problems}
          />
          <Button kind="quiet">Mark it as read</Button>
        </Form>
      ) : null}
    </Card>
  );
};

/** One standard's lead looks back. */
export const ReflectionPage = (props: Props) => {
  const { frame, enrolment, standard, reflection, problems, clash, refused, typed, mayAnswer, word } = props;
  return (
    <Page
      frame={frame}
      title={`Looking back: ${standard.name}`}
      lead={`What the lead of this ${word} found, for the senior member who leads the work. It stands in the portfolio.`}
      crumbs={[
        { text: 'Portfolio', href: href(paths.portfolio.home, { enrolment: enrolment.id }) },
        { text: standard.name, href: href(paths.portfolio.standard, at(props)) },
      ]}
      problems={problems}
      aside={<Next {...props} />}
    >
      {refused === undefined ? null : <Alert kind="refusal" title={refused} urgent />}
      {clash && reflection !== null ? (
        <ClashNotice
          frame={frame}
          action={href(paths.portfolio.reflection, at(props))}
          who={reflection.writtenName}
          at={reflection.writtenAt}
          what="this reflection"
          texts={questions
            .map(({ code, text }) => ({
              label: text,
              mine: typed?.[code] ?? '',
              theirs: reflection.answers[code] ?? '',
            }))
            .filter(({ mine, theirs }) => mine !== theirs)}
          fields={{
            ...Object.fromEntries(questions.map(({ code }) => [code, typed?.[code] ?? ''])),
            version: String(reflection.version),
          }}
          leave={href(paths.portfolio.reflection, at(props))}
        />
      ) : null}
      {mayAnswer ? <Questions {...props} /> : <Answered {...props} />}
      {!mayAnswer && reflection === null ? <p>Nothing is written yet. The {word}’s lead begins it.</p> : null}
      {reflection !== null && mayAnswer ? (
        <p>
          Saved at {clockTime(reflection.writtenAt)} by {reflection.writtenName}.
        </p>
      ) : null}
    </Page>
  );
};
