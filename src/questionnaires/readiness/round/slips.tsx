import { Page, plural, type Frame } from '#platform/kit';
import { href, paths } from '#paths';
import { printedCode } from '../rules.ts';
import type { Round } from '../store.ts';

export type Slip = Readonly<{ name: string; code: string }>;

export const SlipsPage = ({
  frame,
  enrolment,
  round,
  slips,
  origin,
}: Readonly<{ frame: Frame; enrolment: string; round: Round; slips: readonly Slip[]; origin: string }>) => (
  <Page
    frame={frame}
    title={`Slips: ${round.label}`}
    lead={`${plural(slips.length, 'slip')}. Print this page, cut along the lines, and shred what is left over.`}
    back={{ href: href(paths.questionnaires.round, { enrolment, round: round.id }) }}
  >
    <div class="wm-slips">
      {slips.map(({ name, code }) => (
        <div class="wm-slip">
          <p>
            <strong>{name}</strong>
          </p>
          <p>{`${origin}${paths.questionnaires.code}`}</p>
          <p class="wm-slip__code">{printedCode(code)}</p>
          <p class="wm-sub">Your code works once. Nobody at school can see what you say.</p>
        </div>
      ))}
    </div>
  </Page>
);
