import { longDate, Page, type Frame } from '#platform/kit';
import { bare, SessionFacts } from './parts.tsx';
import { askDays, type Door } from './rules.ts';
import type { Offered } from './store.ts';

type Shut = Exclude<Door['kind'], 'open' | 'asks'> | 'all-answered' | 'answered' | 'too-many';

/** Each end of a family's way, with what they can do next. */
const ends = {
  'called-off': () => ['This workshop does not take place', 'The school has called it off.'],
  closed: ({ school }) => [
    'Signing up by this link is closed',
    `The school has closed the list. Ask at ${school} whether there is still room.`,
  ],
  crowded: ({ school }) => [
    'The places and the waiting list are full',
    `We take no more names, so as to promise nothing. Tell ${school} that you want to come: it may hold the workshop again.`,
  ],
  over: ({ heldOn, school }) => [
    'This workshop is over',
    `It was on ${longDate(heldOn)}, and answers were taken for ${askDays} days. Ask at ${school} about the next one.`,
  ],
  answered: () => ['Thank you', 'Your answers are sent, without your name. You can close this page.'],
  'all-answered': ({ school }) => [
    'Everybody who came has answered',
    `There are as many answers as people who came. If yours is not among them, tell ${school}.`,
  ],
  'too-many': ({ school }) => [
    'Please wait an hour',
    `Very many forms came from this network. Nothing that was sent is lost. You can also ask at ${school}.`,
  ],
} as const satisfies Record<Shut, (offer: Offered) => readonly [string, string]>;

export const EndPage = ({ frame, offer, how }: Readonly<{ frame: Frame; offer: Offered; how: Shut }>) => {
  const [title, lead] = ends[how](offer);
  return (
    <Page frame={bare(frame)} title={title} eyebrow={offer.school} lead={lead} narrow roomy plain>
      {how === 'called-off' && offer.calledOffBecause !== null ? <p>{offer.calledOffBecause}</p> : null}
      {how === 'answered' ? null : (
        <>
          <h2>{offer.title}</h2>
          <SessionFacts offer={offer} />
        </>
      )}
    </Page>
  );
};

/** The code opens nothing: a letter was mistyped, or the school made a new link. */
export const NoDoorPage = ({ frame, what }: Readonly<{ frame: Frame; what: 'code' | 'own' }>) => (
  <Page
    frame={bare(frame)}
    title="This link opens nothing"
    lead={
      what === 'code'
        ? 'Look at the poster or letter again: there are twelve letters and numbers. If they are right, the school has made a new link: ask at its office.'
        : 'Open the whole link that you were given when you signed up. If it is lost, ask at the school: staff can take your name off.'
    }
    narrow
    roomy
    plain
  />
);

export const WaitPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page
    frame={bare(frame)}
    title="Please wait a quarter of an hour"
    lead="Too many codes that open nothing were tried from this network. Yours is still good. You can also ask at the school office."
    narrow
    roomy
    plain
  />
);
