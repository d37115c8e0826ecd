import type { ComponentChildren } from 'preact';
import { classes, isSaid, type Words } from '../govuk/params.ts';
import { Icon, type IconName } from '../icon.tsx';
import { safeHref } from '../words/address.ts';

type CardProps = Readonly<{
  /** The subject, or the finding as a sentence. Left out only where the page's heading says it. */
  title?: Words;
  /** At most one link, at the right of the title. */
  link?: Readonly<{ text: string; href: string }> | undefined;
  /** A count, a date or a tag at the right of the title. */
  note?: Words;
  /** A line under the title: measure, unit, how to read. */
  subtitle?: Words;
  id?: string | undefined;
  /** 2 unless the card stands under another heading. */
  level?: 2 | 3 | undefined;
  /** The content reaches the card's edges: tables, lists of rows. */
  flush?: boolean | undefined;
  tone?: 'plain' | 'tint' | undefined;
  children?: ComponentChildren;
}>;

/** One subject, one heading. Never a card in a card. */
export const Card = ({ title, link, note, subtitle, id, level = 2, flush, tone, children }: CardProps) => {
  const Heading = `h${level}` as 'h2'; // h2 or h3, alike to the compiler
  return (
    <section class={classes('wm-card', flush && 'wm-card--flush', tone === 'tint' && 'wm-card--tint')} id={id}>
      {isSaid(title) ? (
        <div class="wm-card__head">
          <div class="wm-card__titles">
            <Heading class="wm-card__title">{title}</Heading>
            {isSaid(subtitle) ? <p class="wm-card__subtitle">{subtitle}</p> : null}
          </div>
          {isSaid(note) ? <div class="wm-card__note">{note}</div> : null}
          {link === undefined ? null : (
            <a class="govuk-link wm-card__link" href={safeHref(link.href)}>
              {link.text}
            </a>
          )}
        </div>
      ) : null}
      <div class="wm-card__body">{children}</div>
    </section>
  );
};

type AlertKind = 'info' | 'warning' | 'refusal' | 'success';

const alertIcons = { info: 'eye', warning: 'warning', refusal: 'refused', success: 'tick' } as const satisfies Record<
  AlertKind,
  IconName
>;

type AlertProps = Readonly<{
  kind: AlertKind;
  /** The bold first sentence. */
  title: Words;
  icon?: IconName | undefined;
  /** Read out at once when the page changes under the reader. */
  urgent?: boolean | undefined;
  children?: ComponentChildren;
}>;

export const Alert = ({ kind, title, icon, urgent, children }: AlertProps) => (
  <div class={`wm-alert wm-alert--${kind}`} role={urgent ? 'alert' : undefined}>
    <Icon name={icon ?? alertIcons[kind]} />
    <div class="wm-alert__words">
      <p class="wm-alert__title">
        <strong>{title}</strong>
      </p>
      {isSaid(children) ? <div class="wm-alert__more">{children}</div> : null}
    </div>
  </div>
);

type RefusalProps = Readonly<{ what: Words; why: Words; next?: Words; children?: ComponentChildren }>;

/** A refusal has three parts: what cannot be done, why, and what to do next. */
export const Refusal = ({ what, why, next, children }: RefusalProps) => (
  <Alert kind="refusal" title={what}>
    <p>
      {why} {next}
    </p>
    {children}
  </Alert>
);

/** Method and cautions beside the text; never an instruction needed to finish the task. */
export const SideNote = ({ title, children }: Readonly<{ title?: Words; children: ComponentChildren }>) => (
  <div class="wm-note">
    {isSaid(title) ? <h2 class="wm-note__title">{title}</h2> : null}
    <div class="wm-note__words">{children}</div>
  </div>
);

type EmptyProps = Readonly<{
  /** What will appear here. */
  title: Words;
  /** Who starts it, and how. */
  children?: ComponentChildren;
  action?: Words;
  icon?: IconName | undefined;
}>;

export const Empty = ({ title, children, action, icon }: EmptyProps) => (
  <div class="wm-empty">
    {icon === undefined ? null : <Icon name={icon} />}
    <p class="wm-empty__title">
      <strong>{title}</strong>
    </p>
    {isSaid(children) ? <div class="wm-empty__words">{children}</div> : null}
    {isSaid(action) ? <div class="wm-empty__action">{action}</div> : null}
  </div>
);
