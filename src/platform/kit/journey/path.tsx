import { classes, isSaid, type Words } from '../govuk/params.ts';
import { Icon, WayMarker } from '../icon.tsx';
import { safeHref } from '../words/address.ts';
import { Tag, type TagKind } from './tag.tsx';

export type PathStep = Readonly<{
  number: number;
  title: string;
  state: 'done' | 'now' | 'ahead' | 'locked';
  href: string | null;
  /** The state in figures: "38 of 41 staff trained"; for a locked step the sentence that opens it. */
  line?: Words;
  tag?: Readonly<{ kind: TagKind; words: string }> | undefined;
}>;

/** The six steps. Solid where travelled, dotted ahead; several may be under way together. */
export const PathOfSix = ({ steps, label }: Readonly<{ steps: readonly PathStep[]; label?: string }>) => (
  <nav class="wm-path wm-card" aria-label={label ?? 'The six steps'}>
    <ol class="wm-path__steps">
      {steps.map((step) => (
        <li class={classes('wm-path__step', `wm-path__step--${step.state}`)}>
          <span class={`wm-step-mark wm-step-mark--large wm-step-mark--${step.state}`} aria-hidden="true">
            {step.state === 'done' ? <Icon name="tick" /> : step.number}
          </span>
          <div class="wm-path__words">
            <p class="wm-path__title">
              <span class="govuk-visually-hidden">Step {step.number}: </span>
              {step.href === null ? step.title : <a href={safeHref(step.href)}>{step.title}</a>}
            </p>
            {isSaid(step.line) ? <p class="wm-path__line">{step.line}</p> : null}
            {step.tag === undefined ? null : <Tag kind={step.tag.kind}>{step.tag.words}</Tag>}
          </div>
        </li>
      ))}
    </ol>
  </nav>
);

type NextPanelProps = Readonly<{
  /** A verb with its object: "Settle three levels where two raters disagree". */
  title: string;
  /** Why it comes next. */
  reason?: Words;
  minutes?: number | undefined;
  action?: Readonly<{ text: string; href: string }> | undefined;
  eyebrow?: string | undefined;
}>;

/** The one dark panel of a home page: what to do next, why, how long it takes, one button. */
export const NextPanel = ({ title, reason, minutes, action, eyebrow }: NextPanelProps) => (
  <section class="wm-next">
    <WayMarker />
    <div class="wm-next__words">
      <p class="wm-next__eyebrow">
        {eyebrow ?? 'Next for you'}
        {minutes === undefined ? null : `, about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`}
      </p>
      <h2 class="wm-next__title">{title}</h2>
      {isSaid(reason) ? <p class="wm-next__reason">{reason}</p> : null}
    </div>
    {action === undefined ? null : (
      <a class="govuk-button wm-next__button" href={safeHref(action.href)}>
        {action.text}
      </a>
    )}
  </section>
);
