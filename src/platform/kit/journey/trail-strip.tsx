import { classes } from '../govuk/params.ts';
import { Icon } from '../icon.tsx';
import type { TrailStrip as Strip } from '../page/frame.ts';
import { safeHref } from '../words/address.ts';
import { list } from '../words/numbers.ts';

type Step = Strip['steps'][number];

const stateWords = { done: 'done', now: 'under way', ahead: 'ahead', locked: 'not yet open' } as const;

const Mark = ({ step }: Readonly<{ step: Step }>) => (
  <span class={`wm-step-mark wm-step-mark--${step.state}`} aria-hidden="true">
    {step.state === 'done' ? <Icon name="tick" /> : step.number}
  </span>
);

const summary = (steps: readonly Step[]): string => {
  const now = steps.filter((step) => step.state === 'now').map((step) => String(step.number));
  if (now.length > 0) return `Step${now.length > 1 ? 's' : ''} ${list(now)} of ${steps.length}`;
  const done = steps.filter((step) => step.state === 'done').length;
  return done === steps.length ? `All ${steps.length} steps done` : `${done} of ${steps.length} steps done`;
};

/** Where the school stands, under the header: solid where travelled, dashed ahead. A sentence on phones. */
export const TrailStrip = ({ steps, aside }: Strip) => (
  <nav class="wm-strip" aria-label="The six steps">
    <div class="wm-strip__in">
      <p class="wm-strip__short">{summary(steps)}</p>
      <ol class="wm-strip__steps">
        {steps.map((step) => (
          <li class={classes('wm-strip__step', `wm-strip__step--${step.state}`)}>
            <Mark step={step} />
            {step.href === null ? (
              <span class="wm-strip__title">{step.title}</span>
            ) : (
              <a class="wm-strip__title" href={safeHref(step.href)}>
                {step.title}
              </a>
            )}
            <span class="govuk-visually-hidden">, {stateWords[step.state]}</span>
          </li>
        ))}
      </ol>
      {aside === null ? null : (
        <p class="wm-strip__aside">
          <Icon name="calendar" />
          {aside}
        </p>
      )}
    </div>
  </nav>
);
