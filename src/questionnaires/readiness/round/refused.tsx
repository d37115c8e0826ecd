import { Page, Refusal, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import type { RoundFault } from '../rules.ts';

const refusals = {
  'no-lead': {
    what: 'No round can be opened yet.',
    why: 'A pupil may say that they want to talk to someone, and nobody is named who would hear it.',
    next: (enrolment: string) => (
      <a class="govuk-link" href={href(paths.groups.safeguarding, { enrolment })}>
        A senior leader names the designated safeguarding lead
      </a>
    ),
  },
  'no-pupils': {
    what: 'There is nobody to ask.',
    why: 'Target and comparison pupils are asked, and none is followed yet.',
    next: (enrolment: string) => (
      <a class="govuk-link" href={href(paths.pupils.home, { enrolment })}>
        Choose the pupils first
      </a>
    ),
  },
  'one-is-open': {
    what: 'Another round is open.',
    why: 'Two at once would mix up the slips.',
    next: (enrolment: string) => (
      <a class="govuk-link" href={href(paths.questionnaires.home, { enrolment })}>
        Close the open one first
      </a>
    ),
  },
} as const satisfies Record<RoundFault, unknown>;

/** Why a round cannot be opened: what, why, and what to do next. */
export const RefusedPage = ({
  frame,
  enrolment,
  because,
}: Readonly<{ frame: Frame; enrolment: string; because: RoundFault }>) => (
  <Page
    frame={frame}
    title="The round is not opened"
    back={{ text: 'Ready to learn', href: href(paths.questionnaires.home, { enrolment }) }}
    narrow
  >
    <Refusal {...refusals[because]} next={refusals[because].next(enrolment)} />
  </Page>
);
