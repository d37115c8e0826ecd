import { Button, Form, Hidden, Page, type Frame } from '#platform/kit';
import { paths } from '#paths';
import { printedCode } from '../rules.ts';
import { bare, Talk } from './pages.tsx';

export type Ended = 'sent' | 'answered' | 'closed';

const endings = {
  sent: ['Thank you', 'Your answers are sent. Nobody at school can see who said what.'],
  answered: ['This code is used', 'Answers were sent with it already. If that was not you, ask for another slip.'],
  closed: ['The questions are closed', 'This round is over. Your school will say when it asks again.'],
} as const satisfies Record<Ended, readonly [string, string]>;

export const EndPage = ({ frame, code, ended }: Readonly<{ frame: Frame; code: string; ended: Ended }>) => (
  <Page frame={bare(frame)} title={endings[ended][0]} lead={endings[ended][1]} narrow roomy plain>
    <div class="wm-pupil">
      <p>You can give the tablet back, or close this page.</p>
      <Talk frame={frame} code={code} />
    </div>
  </Page>
);

export const ToldPage = ({
  frame,
  code,
  listener,
}: Readonly<{ frame: Frame; code: string; listener: string | null }>) => (
  <Page
    frame={bare(frame)}
    title="Somebody will talk with you"
    lead={`${listener ?? 'The head of your school'} knows that you want to talk. They do not know what you answered.`}
    narrow
    roomy
    plain
  >
    <div class="wm-pupil">
      <p>If you or somebody else may be in danger now, tell a grown-up at once or call 999.</p>
      <p>You can talk to Childline about anything, free, at any time: 0800 1111.</p>
      <Form frame={frame} action={paths.questionnaires.code}>
        <Hidden name="code" value={printedCode(code)} />
        <Button kind="quiet">Go to the questions</Button>
      </Form>
    </div>
  </Page>
);

/** Too many codes that open nothing came from this network: somebody may be trying codes. */
export const WaitPage = ({ frame }: Readonly<{ frame: Frame }>) => (
  <Page
    frame={bare(frame)}
    title="Please wait a quarter of an hour"
    lead="Too many codes that do not work were typed here. Your own code is still good, and nothing that you sent is lost."
    narrow
    roomy
    plain
  >
    <div class="wm-pupil">
      <p>If you were answering, press Back in the browser: your answers are still on that page.</p>
      <p>
        If you want to talk to someone, tell any grown-up at school now. You can also call Childline, free, at any time:
        0800 1111. If you or somebody else may be in danger, call 999.
      </p>
    </div>
  </Page>
);
