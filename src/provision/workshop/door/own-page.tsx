import { Alert, Card, Details, Page, plural, PostButton, SquareCode, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { bare, SessionFacts } from './parts.tsx';
import { printedCode, type Door } from './rules.ts';
import type { OwnPlace } from './actions.ts';

type OwnProps = Readonly<{
  frame: Frame;
  own: OwnPlace;
  secret: string;
  door: Door;
  origin: string;
  /** The session's own code, to lead on to the questions; null where this installation cannot work it out. */
  code: string | null;
}>;

const stateOf = ({ own, door }: OwnProps): readonly [title: string, lead: string] => {
  if (own.isOff)
    return [
      'Your name is off the list',
      'Everything that you told us is erased. You can sign up again with the link from the school.',
    ];
  if (door.kind === 'called-off')
    return ['The workshop does not take place', `The school has called it off: ${door.because}`];
  if (door.kind === 'over' || door.kind === 'asks')
    return ['This workshop has begun or is over', 'Thank you for signing up.'];
  if (own.waiting !== null)
    return [
      `You are number ${own.waiting} on the waiting list`,
      'If a place comes free before the day, it is yours and this page says so. We cannot promise one.',
    ];
  return [
    own.party === 1 ? 'You have a place' : 'You have places',
    `We look forward to seeing you${own.party === 1 ? '' : `, all ${own.party} of you`}.`,
  ];
};

/** A family's own page: what they have, and the way to give it back. Nothing that they said of themselves stands on it. */
export const OwnPage = (props: OwnProps) => {
  const { frame, own, secret, door, origin, code } = props;
  const [title, lead] = stateOf(props);
  const address = href(paths.provision.ownPlace, { token: secret });
  const isAhead = !own.isOff && (door.kind === 'open' || door.kind === 'closed' || door.kind === 'crowded');
  return (
    <Page frame={bare(frame)} title={title} eyebrow={own.offer.school} lead={lead} narrow roomy plain>
      <Card title={own.offer.title}>
        <SessionFacts offer={own.offer} places={isAhead ? plural(own.party, 'grown-up') : undefined} />
        {isAhead ? (
          <Details summary="We cannot come">
            <p>Thank you for saying so: the next on the list has the place. What you told us is erased at once.</p>
            <PostButton frame={frame} action={href(paths.provision.leavePlace, { token: secret })} kind="danger">
              Take my name off
            </PostButton>
          </Details>
        ) : null}
      </Card>
      {door.kind === 'asks' && code !== null && !own.isOff ? (
        <p>
          <a class="govuk-link" href={href(paths.provision.door, { code: printedCode(code) })}>
            Say how it was
          </a>
          : four short questions, without your name.
        </p>
      ) : null}
      {isAhead ? (
        <Alert kind="info" title="Keep this page: it is the only way to take your name off by yourself.">
          <p>Save it as a bookmark, or point the camera of your telephone at the square. Do not pass it on.</p>
          <SquareCode holds={`${origin}${address}`} label="Square code of this page’s address" />
        </Alert>
      ) : null}
    </Page>
  );
};
