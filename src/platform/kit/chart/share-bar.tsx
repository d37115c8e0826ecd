import { classes } from '../govuk/params.ts';
import { percent } from '../words/numbers.ts';

/** One part of a whole, in percent of it. */
export type SharePart = Readonly<{ label: string; share: number }>;

type ShareBarProps = Readonly<{
  /** What the whole is made of: "Where the money comes from". */
  title: string;
  parts: readonly SharePart[];
}>;

/** The label's room follows its part's width, in steps of five percent: styles stand in the sheet, not on the element. */
const step = (share: number): number => Math.min(100, Math.max(0, Math.round(share / 5) * 5));

/** A whole as one bar of up to three parts, each with its name and share under it. Parts of nothing are left out. */
export const ShareBar = ({ title, parts }: ShareBarProps) => {
  const there = parts.filter(({ share }) => share > 0);
  const froms = there.map((_, at) => there.slice(0, at).reduce((sum, { share }) => sum + share, 0));
  return (
    <figure class="wm-shares">
      <figcaption class="wm-shares__title">{title}</figcaption>
      <svg class="wm-shares__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {there.map(({ share }, at) => (
          <rect
            class={`wm-shares__fill wm-shares__fill--${at + 1}`}
            x={(froms[at] ?? 0).toFixed(2)}
            width={Math.max(0, share - (at < there.length - 1 ? 0.4 : 0)).toFixed(2)}
            height="4"
          />
        ))}
      </svg>
      <ul class="wm-shares__labels">
        {there.map(({ label, share }) => (
          <li class={classes('wm-shares__label', `wm-shares__label--${step(share)}`)}>
            <strong>{label}</strong> {percent(share)}
          </li>
        ))}
      </ul>
    </figure>
  );
};

/** How large a figure is beside the largest of its column: a short bar after its words. */
export const MiniBar = ({ value, of }: Readonly<{ value: number; of: number }>) => (
  <svg class="wm-mini-bar" viewBox="0 0 60 10" aria-hidden="true" focusable="false">
    <rect width={of <= 0 ? '0' : Math.max(2, Math.min(60, (value / of) * 60)).toFixed(1)} height="10" rx="1.5" />
  </svg>
);
