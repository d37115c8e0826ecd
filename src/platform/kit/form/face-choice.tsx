import type { Words } from '../govuk/params.ts';
import { Radios } from './choices.tsx';
import type { Problems } from './problems.ts';

export type FaceName = 'smile' | 'flat' | 'sad' | 'unsure';

const mouths: Record<FaceName, string> = {
  smile: 'M20 39q12 12 24 0',
  flat: 'M20 42h24',
  sad: 'M20 46q12 -12 24 0',
  unsure: 'M21 44l7 -2l6 3l9 -4',
};

/** A face beside its word; the word says it, the face only helps. */
export const Face = ({ name }: Readonly<{ name: FaceName }>) => (
  <svg class="wm-face" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
    <circle class="wm-face__edge" cx="32" cy="32" r="29.5" />
    <circle class="wm-face__eye" cx="22.5" cy="25" r="4" />
    <circle class="wm-face__eye" cx="41.5" cy="25" r="4" />
    <path class="wm-face__mouth" d={mouths[name]} />
  </svg>
);

type FaceChoiceProps = Readonly<{
  name: string;
  /** The question: it is the page's heading. */
  legend: Words;
  choices: readonly Readonly<{ value: string; word: string; face: FaceName }>[];
  value?: string | null | undefined;
  problems?: Problems;
  /** False where the page has another heading. */
  isPageHeading?: boolean;
}>;

/** One question to a pupil: each answer a card with face, word and radio. */
export const FaceChoice = ({ choices, isPageHeading = true, ...props }: FaceChoiceProps) => (
  <div class="wm-faces">
    <Radios
      {...props}
      cards
      legendSize="l"
      isPageHeading={isPageHeading}
      choices={choices.map(({ value, word, face }) => ({
        value,
        label: (
          <>
            <Face name={face} />
            {word}
          </>
        ),
      }))}
    />
  </div>
);

/** How far along: parts done, now and to come. The words beside it say the same. */
export const StepsDone = ({ now, of }: Readonly<{ now: number; of: number }>) => (
  <div class="wm-steps-done" aria-hidden="true">
    {Array.from({ length: of }, (_, at) => (
      <span class={at < now ? 'wm-steps-done__part wm-steps-done__part--done' : 'wm-steps-done__part'} />
    ))}
  </div>
);
