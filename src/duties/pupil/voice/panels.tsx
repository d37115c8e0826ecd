import { Button, Card, Empty, mediumDate } from '#platform/kit';
import { href, paths } from '#paths';
import { mayChangeSaid, sights, ways, type Said } from './rules.ts';

type VoiceProps = Readonly<{
  enrolment: string;
  pupil: Readonly<{ pupilId: string; forename: string }>;
  said: readonly Said[];
  reader: Readonly<{ role: string | null; personId: string }>;
  mayWrite: boolean;
}>;

const quoteWords = {
  yes: 'may be quoted without the name',
  no: 'not to be quoted',
  'not-asked': 'not asked about quoting',
} as const;

const One = ({ enrolment, pupil, said, reader, mayWrite }: Omit<VoiceProps, 'said'> & Readonly<{ said: Said }>) => (
  <li class="wm-said-thread">
    <blockquote class="wm-said__quote">{said.words}</blockquote>
    <p class="wm-sub">
      {mediumDate(said.saidOn)}. {ways[said.how]}.{' '}
      {said.askedBy === said.recordedName
        ? `Asked and written down by ${said.recordedName}`
        : `Asked by ${said.askedBy}; written down by ${said.recordedName}`}
      {said.changedName === null ? '' : `, changed by ${said.changedName}`}.
    </p>
    <p class="wm-sub">
      {sights[said.sees]}; {quoteWords[said.quoting]}; kept until {mediumDate(said.keepUntil)}.{' '}
      {mayWrite && mayChangeSaid(said, reader) ? (
        <a
          class="govuk-link"
          href={href(paths.onePupil.said, { enrolment, pupil: pupil.pupilId, voice: said.id })}
          aria-label={`Change or erase what was said on ${mediumDate(said.saidOn)}`}
        >
          Change or erase
        </a>
      ) : null}
    </p>
  </li>
);

/** What the pupil said, in the pupil's own words, the latest first. */
export const VoiceCard = (props: VoiceProps) => {
  const { enrolment, pupil, said, mayWrite } = props;
  const last = said[0];
  return (
    <Card
      title={
        last === undefined
          ? `What ${pupil.forename} says`
          : `What ${pupil.forename} says, last asked on ${mediumDate(last.saidOn)}`
      }
      subtitle="The pupil’s own words, as staff wrote them down. Answers given in confidence are never here."
    >
      {said.length === 0 ? (
        <Empty title={`Nothing that ${pupil.forename} said is written down yet.`}>
          {mayWrite
            ? 'Ask what helps, what gets in the way and what should change, and write down the answer as it was given.'
            : 'The coordinator and the working party write it down.'}
        </Empty>
      ) : (
        <ul class="wm-said-list">
          {said.map((each) => (
            <One {...props} said={each} />
          ))}
        </ul>
      )}
      {mayWrite ? (
        <p>
          <Button kind="quiet" icon="speech" href={href(paths.onePupil.say, { enrolment, pupil: pupil.pupilId })}>
            Write down what {pupil.forename} said
          </Button>
        </p>
      ) : null}
    </Card>
  );
};
