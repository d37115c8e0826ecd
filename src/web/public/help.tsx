import { Card, Details, Page, SideNote, type Frame } from '#platform/kit';
import { paths } from '#paths';

const questions: readonly Readonly<{ ask: string; say: string }>[] = [
  {
    ask: 'I cannot sign in',
    say: 'Use “I have forgotten my password” on the sign-in page. If the code from your phone is lost, use one of your recovery codes. If those are lost too, ask your coordinator or the awarding body to invite you again.',
  },
  {
    ask: 'I was signed out while I was writing',
    say: 'Pages sign you out after half an hour without a request, and warn you three minutes before. What you typed stays on the page. Sign in again in another tab, come back and send it.',
  },
  {
    ask: 'Somebody changed a text while I was writing it',
    say: 'Nothing is lost. The page shows both texts and you choose: keep yours, keep theirs, or join them.',
  },
  {
    ask: 'I play more than one part',
    say: 'One account is enough. Press your name at the top of the page and choose “Switch role”. You see one part at a time, and never mix two.',
  },
  {
    ask: 'Who sees what we write?',
    say: 'Your school. The awarding body sees where you stand and the dates, and your work only when you submit it. Your adviser sees the steps that are open. A verifier sees your work from 14 days before the visit, with pupils as codes. Every look at restricted data stands in your trail.',
  },
  {
    ask: 'A figure is hidden',
    say: 'Figures about fewer than 6 pupils, or fewer than 10 in sensitive groups, are left out of everything that leaves the school. Sometimes a second figure is hidden so that the first cannot be worked out.',
  },
];

export const HelpPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page
    frame={frame}
    title="Help"
    lead="Short answers first. If yours is not here, ask whoever leads the work in your school, or your awarding body."
    aside={
      <>
        <SideNote title="If someone may be in danger">
          Call 999. If you are worried about a child, speak to your school’s safeguarding lead. Do not write it here.
        </SideNote>
        <SideNote title="Also">
          <a href={paths.accessibility}>Accessibility</a> and <a href={paths.privacy}>privacy</a>
        </SideNote>
      </>
    }
  >
    <Card title="Questions people ask">
      {questions.map(({ ask, say }) => (
        <Details summary={ask}>{say}</Details>
      ))}
    </Card>
  </Page>
);

export const AccessibilityPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page
    frame={frame}
    title="Accessibility"
    lead="Waymark is built to be used by everyone, on whatever they have."
    narrow
    roomy
  >
    <h2>What works</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>Everything can be done with a keyboard, and without JavaScript.</li>
      <li>Pages read in order, have one heading, and name every field and every problem.</li>
      <li>Shape and words carry the meaning; colour only helps. Pages can be printed in grey.</li>
      <li>Light and dark colours follow your device, or your choice at the foot of the page.</li>
      <li>Text can be enlarged to 400% without scrolling sideways.</li>
      <li>Every chart has its numbers in a table.</li>
    </ul>
    <h2>How we know</h2>
    <p>
      Pages are built to WCAG 2.2 level AA. Each page is tried by an automatic checker in both colour schemes, and form
      fields are compared with GOV.UK’s own published examples. Automatic checks find perhaps a third of all problems,
      so people’s reports matter.
    </p>
    <h2>What does not work yet</h2>
    <p>Files that schools upload are shown as they came, and may not be accessible. Ask the school for another form.</p>
    <h2>Tell us</h2>
    <p>
      If something stops you, tell your awarding body. Say which page, what you were doing and what you use to read it.
    </p>
  </Page>
);

export const PrivacyPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page
    frame={frame}
    title="Privacy"
    lead="The school owns its data. Everyone else sees as little as their task needs."
    narrow
    roomy
  >
    <h2>Who sees what</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>The school sees everything that it writes.</li>
      <li>The awarding body sees where each school stands and the dates, and its work once it is submitted.</li>
      <li>The named adviser sees what an open step shows.</li>
      <li>
        A verifier, second verifier and panel member see the work only while their task is open, with pupils as codes.
      </li>
      <li>The public sees awards, and what a school chose to publish.</li>
    </ul>
    <h2>Pupils</h2>
    <p>
      Names of pupils never leave the school. Counts under 6, and under 10 in sensitive groups, are left out of
      everything that does. Every look at pupils’ data is written in a trail that the school can read.
    </p>
    <h2>How long</h2>
    <p>
      Pupil rows stay while the school uses and needs them. Verifiers’ copies go after the time for appeals. A figure
      whose rows have been erased says so.
    </p>
    <h2>Cookies and your device</h2>
    <p>
      One cookie keeps you signed in, one carries a message to the next page, and one remembers your colours. Nothing
      follows you elsewhere. Some forms keep unsent text in the tab that you wrote it in; signing out or closing the tab
      wipes it. Forms about pupils keep nothing.
    </p>
    <h2>Your rights</h2>
    <p>Ask your school, or your awarding body, to see what is held about you or to have it put right.</p>
  </Page>
);
