import { addDays } from '#platform/clock';
import { Button, ButtonGroup, Card, Details, mediumDate, PostButton } from '#platform/kit';
import { href, paths } from '#paths';
import { askDays } from '../door/rules.ts';
import { at, type WorkshopProps } from '../one-page.tsx';

const press = (props: WorkshopProps, act: string) => ({
  frame: props.frame,
  action: href(paths.provision.workshopLink, at(props)),
  fields: { act, link: String(props.workshop.linkNo) },
});

/** The link with which families sign up by themselves: open it, print it, close it, make another. */
export const LinkCard = (props: WorkshopProps) => {
  const { workshop, link, today } = props;
  if (workshop.calledOffBecause !== null) return null;
  const isAhead = workshop.heldOn >= today;
  if (workshop.linkHash === null)
    return isAhead ? (
      <Card title="Let families sign up by themselves">
        <p>
          Open a link, print the poster, send it home. Families need no account; they see the title, the text, the day,
          the place and who holds it, and nobody else’s name.
        </p>
        <PostButton {...press(props, 'open')} kind="quiet">
          Open a link for families
        </PostButton>
      </Card>
    ) : null;
  const isClosed = workshop.linkClosedAt !== null;
  return (
    <Card title={isClosed ? 'The families’ link is closed' : 'Families sign up by their link'}>
      {link === null ? (
        <p>The link was made on another installation of Waymark and still works. Make a new one to print it here.</p>
      ) : (
        <p class="wm-secret">
          <a class="govuk-link" href={link}>
            {link}
          </a>
        </p>
      )}
      <p class="wm-sub">
        {!isAhead
          ? ''
          : isClosed
            ? 'Nobody signs up by it. Whoever is on the list stays there and can take their name off.'
            : 'It takes names until the session begins; once the places are taken, for the waiting list.'}{' '}
        {isAhead
          ? `From then on the same link asks for ${askDays} days how it was.`
          : `Nobody signs up any more. Until ${mediumDate(addDays(workshop.heldOn, askDays))} the link asks how it was.`}
      </p>
      <ButtonGroup>
        {link === null ? null : (
          <Button kind="quiet" href={href(paths.provision.workshopPoster, at(props))}>
            Print the poster
          </Button>
        )}
        {isAhead ? (
          <PostButton {...press(props, isClosed ? 'open-again' : 'close')} kind="quiet">
            {isClosed ? 'Open it again' : 'Close sign-up'}
          </PostButton>
        ) : null}
      </ButtonGroup>
      <Details summary="Make a new link">
        <p>For when the link has gone where it should not. The old one stops working; posters must be printed again.</p>
        <PostButton {...press(props, 'new')} kind="danger">
          Make a new link
        </PostButton>
      </Details>
    </Card>
  );
};
