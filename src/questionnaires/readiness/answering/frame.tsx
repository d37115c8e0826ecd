import type { ComponentChildren } from 'preact';
import { Button, Form, Hidden, Page, type Frame } from '#platform/kit';
import { paths } from '#paths';
import { say, type Spoken } from '../words/rules.ts';
import { answerField } from './forms.ts';
import type { Given } from './rules.ts';

/** The tablet may be a teacher's: a pupil's page has no name, no menu and no way into an account. */
export const bare = (frame: Frame): Frame => ({
  ...frame,
  path: paths.questionnaires.code,
  person: null,
  nav: [],
  section: null,
  strip: null,
});

type PupilPageProps = Readonly<{
  frame: Frame;
  title: string;
  lead?: string;
  eyebrow?: string;
  spoken: Spoken;
  children: ComponentChildren;
}>;

/** A page that a pupil reads, in the pupil's language and direction. */
export const PupilPage = ({ frame, title, lead, eyebrow, spoken, children }: PupilPageProps) => (
  <Page frame={bare(frame)} title={title} bare narrow roomy plain>
    <div class="wm-pupil" lang={spoken.language.code} dir={spoken.language.direction}>
      {eyebrow === undefined ? null : <p class="wm-eyebrow">{eyebrow}</p>}
      <h1 class="wm-h1">{title}</h1>
      {lead === undefined ? null : <p class="wm-lead">{lead}</p>}
      {children}
    </div>
  </Page>
);

type Speaks = Readonly<{ frame: Frame; code: string; spoken: Spoken }>;

export const Talk = ({ frame, code, spoken }: Speaks) => (
  <Form frame={frame} action={paths.questionnaires.wish}>
    <Hidden name="code" value={code} />
    <Hidden name="language" value={spoken.language.code} />
    <Button kind="quiet" icon="speech">
      {say(spoken, 'talk')}
    </Button>
  </Form>
);

/** Each language by its own name, as a button: a pupil who reads no English finds it. */
export const Languages = ({
  frame,
  code,
  given,
  spoken,
  offered,
}: Speaks & Readonly<{ given: Given; offered: readonly Spoken[] }>) =>
  offered.length < 2 ? null : (
    <Form frame={frame} action={paths.questionnaires.code} class="wm-pupil__languages">
      <Hidden name="code" value={code} />
      {Object.entries(given).map(([key, answer]) => (
        <Hidden name={answerField(key)} value={answer} />
      ))}
      {offered.map(({ language }) => (
        <button
          type="submit"
          class="wm-pupil__language"
          name="language"
          value={language.code}
          lang={language.code}
          dir={language.direction}
          aria-pressed={language.code === spoken.language.code ? 'true' : 'false'}
        >
          {language.own}
        </button>
      ))}
    </Form>
  );
