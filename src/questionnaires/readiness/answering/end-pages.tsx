import { Button, Form, Hidden, Page, type Frame } from '#platform/kit';
import { paths } from '#paths';
import { printedCode } from '../rules.ts';
import { say, type Spoken } from '../words/rules.ts';
import { bare, PupilPage, Talk } from './frame.tsx';

export type Ended = 'sent' | 'answered' | 'closed';

type EndProps = Readonly<{ frame: Frame; code: string; ended: Ended; spoken: Spoken }>;

export const EndPage = ({ frame, code, ended, spoken }: EndProps) => (
  <PupilPage frame={frame} title={say(spoken, `${ended}-title`)} lead={say(spoken, `${ended}-lead`)} spoken={spoken}>
    <p>{say(spoken, 'give-back')}</p>
    <Talk frame={frame} code={code} spoken={spoken} />
  </PupilPage>
);

type ToldProps = Readonly<{ frame: Frame; code: string; listener: string | null; spoken: Spoken }>;

export const ToldPage = ({ frame, code, listener, spoken }: ToldProps) => (
  <PupilPage
    frame={frame}
    title={say(spoken, 'told-title')}
    lead={say(spoken, 'told-lead', { who: listener ?? say(spoken, 'head-of-school') })}
    spoken={spoken}
  >
    <p>{say(spoken, 'danger')}</p>
    <p>{say(spoken, 'childline')}</p>
    <Form frame={frame} action={paths.questionnaires.code}>
      <Hidden name="code" value={printedCode(code)} />
      <Hidden name="language" value={spoken.language.code} />
      <Button kind="quiet">{say(spoken, 'to-questions')}</Button>
    </Form>
  </PupilPage>
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
