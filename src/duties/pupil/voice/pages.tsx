import {
  Button,
  Card,
  ClashNotice,
  Details,
  Form,
  Hidden,
  longDate,
  mediumDate,
  Page,
  PostButton,
  Radios,
  SideNote,
  Textarea,
  TextInput,
  WarningText,
  type Frame,
  type Problems,
} from '#platform/kit';
import { href, paths } from '#paths';
import { keepOf, keeps, quotings, sights, ways, type Past, type Said } from './rules.ts';

export type SayProps = Readonly<{
  frame: Frame;
  enrolment: string;
  pupil: Readonly<{ pupilId: string; forename: string; surname: string }>;
  /** The designated safeguarding lead, by name; null while nobody is named. */
  listener: string | null;
  /** The note that is changed; null for a new one. */
  said: Said | null;
  past: readonly Past[];
  /** What stands in the fields at first: who asks, and today. */
  first: Readonly<{ saidOn: string; askedBy: string }>;
  typed?: Readonly<Record<string, string>>;
  problems?: Problems;
  clash?: boolean;
}>;

const choicesOf = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([value, label]) => ({ value, label }));

const Worry = ({ listener }: Pick<SayProps, 'listener'>) => (
  <WarningText>
    If what the pupil said makes you think that somebody may be at risk, do not write it here. Tell{' '}
    {listener ?? 'the head'} in person today. If somebody is in danger now, call 999.
  </WarningText>
);

const History = ({ past }: Pick<SayProps, 'past'>) =>
  past.length === 0 ? null : (
    <Details summary="What was written before">
      <ul class="wm-said-list">
        {past.map(({ words, savedName, savedAt }) => (
          <li class="wm-said-thread">
            <blockquote class="wm-said__quote">{words}</blockquote>
            <p class="wm-sub">
              {savedName}, {longDate(savedAt)}
            </p>
          </li>
        ))}
      </ul>
    </Details>
  );

const Fields = ({ said, first, typed, problems }: Pick<SayProps, 'said' | 'first' | 'typed' | 'problems'>) => {
  const value = (name: string, stood: string | undefined) => typed?.[name] ?? stood;
  return (
    <>
      <Textarea
        name="words"
        label="What the pupil said"
        hint="In the pupil’s own words. Leave other children’s names out"
        rows={5}
        maxLength={2000}
        value={value('words', said?.words)}
        problems={problems}
      />
      <TextInput
        name="saidOn"
        label="On which day"
        hint="Like 20 November 2026"
        width={20}
        value={value('saidOn', mediumDate(said?.saidOn ?? first.saidOn))}
        problems={problems}
      />
      <TextInput
        name="askedBy"
        label="Who asked"
        hint="The name, and who they are to the pupil, like Ms Webb, form tutor"
        width={30}
        value={value('askedBy', said?.askedBy ?? first.askedBy)}
        problems={problems}
      />
      <Radios
        name="how"
        legend="How the pupil said it"
        choices={choicesOf(ways)}
        value={value('how', said?.how ?? 'spoken')}
        problems={problems}
      />
      <Radios
        name="sees"
        legend="Who may read it"
        hint="As you told the pupil before asking. Governors, advisers and verifiers never see it"
        choices={choicesOf(sights)}
        value={value('sees', said?.sees)}
        problems={problems}
      />
      <Radios
        name="quoting"
        legend="May it be quoted?"
        hint="Only with the pupil’s agreement, and always without the name"
        choices={choicesOf(quotings)}
        value={value('quoting', said?.quoting)}
        problems={problems}
      />
      <Radios
        name="keep"
        legend="How long it is kept"
        hint="Then it is erased by itself, with everything that stood before it"
        choices={choicesOf(keeps)}
        value={value('keep', said === null ? 'this-year' : keepOf(said.saidOn, said.keepUntil))}
        problems={problems}
      />
    </>
  );
};

/** Writing down what a pupil said, or changing the note. */
export const SayPage = (props: SayProps) => {
  const { frame, enrolment, pupil, said, past, typed, problems, clash } = props;
  const at = { enrolment, pupil: pupil.pupilId };
  const action = said === null ? href(paths.onePupil.say, at) : href(paths.onePupil.said, { ...at, voice: said.id });
  const back = href(paths.onePupil.page, at);
  return (
    <Page
      frame={frame}
      title={said === null ? `What ${pupil.forename} said` : `Change what ${pupil.forename} said`}
      crumbs={[{ text: `${pupil.forename} ${pupil.surname}`, href: back }]}
      problems={problems}
      aside={
        <>
          <SideNote title="Before you ask">
            <p>Say why you ask, who will read the answer, and that it is fine to say nothing.</p>
            <p>Write what was said, not what you think of it. What stood before a change is kept beside it.</p>
          </SideNote>
          <History past={past} />
        </>
      }
    >
      {clash && said !== null ? (
        <ClashNotice
          frame={frame}
          action={action}
          who={said.changedName ?? said.recordedName}
          at={said.changedAt ?? said.recordedAt}
          what="this note"
          texts={[{ label: 'what the pupil said', mine: typed?.['words'] ?? '', theirs: said.words }]}
          fields={{ ...typed, version: String(said.version) }}
          leave={back}
        />
      ) : null}
      <Worry listener={props.listener} />
      <Card>
        <Form frame={frame} action={action}>
          {said === null ? null : <Hidden name="version" value={said.version} />}
          <Fields {...props} />
          <Button>{said === null ? 'Save what the pupil said' : 'Save the change'}</Button>
        </Form>
      </Card>
      {said === null ? null : (
        <Details summary="Erase this note">
          <p>
            The words and everything that stood before them are gone for good. The trail says that a note was erased.
          </p>
          <PostButton kind="quiet" frame={frame} action={href(paths.onePupil.eraseSaid, { ...at, voice: said.id })}>
            Erase it now
          </PostButton>
        </Details>
      )}
    </Page>
  );
};
