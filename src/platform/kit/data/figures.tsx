import type { ComponentChildren } from 'preact';
import { classes, isSaid, type Words } from '../govuk/params.ts';
import { Icon, type IconName } from '../icon.tsx';
import { safeHref } from '../words/address.ts';
import { number } from '../words/numbers.ts';

type Figure = Readonly<{ value: Words; words: Words; href?: string | undefined }>;

/** A few counts side by side, each with its words. */
export const Figures = ({ items, children }: Readonly<{ items: readonly Figure[]; children?: ComponentChildren }>) => (
  <div class="wm-figures">
    {items.map((item) => (
      <div class="wm-figures__one">
        <span class="wm-figures__value">{item.value}</span>
        <span class="wm-figures__words">
          {item.href === undefined ? item.words : <a href={safeHref(item.href)}>{item.words}</a>}
        </span>
      </div>
    ))}
    {isSaid(children) ? <div class="wm-figures__note">{children}</div> : null}
  </div>
);

/** One key figure, and what it counts. One on a page. */
export const KeyFigure = ({ value, children }: Readonly<{ value: Words; children: ComponentChildren }>) => (
  <p class="wm-key-figure">
    <span class="wm-key-figure__value">{value}</span> <strong class="wm-key-figure__words">{children}</strong>
  </p>
);

/** A figure that is withheld looks withheld, and says why. Never blank, zero or a dash. */
export const HiddenFigure = ({ because }: Readonly<{ because?: string | undefined }>) => (
  <span class="wm-hidden">
    <svg class="wm-hidden__mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="14" height="14" rx="3" />
      <path d="M2 10L10 2M2 14.5L14.5 2M6 14.5L14.5 6M10.5 14.5L14.5 10.5" />
    </svg>
    <em>hidden: {because ?? 'fewer than 6'}</em>
  </span>
);

type MeterProps = Readonly<{
  value: number;
  of: number;
  label: string;
  /** Seen words under the bar. */ children?: ComponentChildren;
}>;

/** How much of an agreed amount: hours used, staff trained. Never ranks people. */
export const Meter = ({ value, of, label, children }: MeterProps) => {
  const width = of <= 0 ? 0 : Math.max(0, Math.min(100, (value / of) * 100));
  return (
    <div class="wm-meter">
      <svg
        class="wm-meter__bar"
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${number(value)} of ${number(of)}`}
      >
        <rect class="wm-meter__ground" width="100" height="4" />
        <rect class="wm-meter__part" width={width.toFixed(2)} height="4" />
      </svg>
      {isSaid(children) ? <p class="wm-meter__words">{children}</p> : null}
    </div>
  );
};

/** How many of the allowed items are used, as blocks that can be counted. */
export const EvidenceLimit = ({
  used,
  of,
  children,
}: Readonly<{ used: number; of: number; children?: ComponentChildren }>) => (
  <div class="wm-limit">
    <svg class="wm-limit__blocks" viewBox={`0 0 ${of * 11} 16`} aria-hidden="true" focusable="false">
      {Array.from({ length: of }, (_, index) => (
        <rect
          class={index < used ? 'is-used' : 'is-free'}
          x={index * 11 + 0.75}
          y="0.75"
          width="8.5"
          height="14.5"
          rx="1.5"
        />
      ))}
    </svg>
    <p class="wm-limit__words">
      <strong>
        {used} of {of} items used.
      </strong>{' '}
      {children}
    </p>
  </div>
);

type Chip = Readonly<{
  text: string;
  count?: number | undefined;
  href: string;
  current?: boolean | undefined;
  icon?: IconName | undefined;
  mark?: Words;
}>;

/** Filters as links with counts; the chosen one is filled. */
export const Chips = ({ chips, label }: Readonly<{ chips: readonly Chip[]; label: string }>) => (
  <nav class="wm-chips" aria-label={label}>
    <ul class="wm-chips__list">
      {chips.map((chip) => (
        <li>
          <a
            class={classes('wm-chip', chip.current && 'is-current')}
            href={safeHref(chip.href)}
            aria-current={chip.current ? 'true' : undefined}
          >
            {chip.icon === undefined ? null : <Icon name={chip.icon} />}
            {chip.mark}
            {chip.text}
            {chip.count === undefined ? null : <> {number(chip.count)}</>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
