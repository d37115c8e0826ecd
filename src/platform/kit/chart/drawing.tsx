import type { ComponentChildren } from 'preact';

/** What every chart takes: an id of its own on the page, the finding in a sentence, and how to read it. */
export type ChartProps = Readonly<{ id: string; finding: string; about: string }>;

type DrawingProps = ChartProps &
  Readonly<{ width: number; height: number; size: 'wide' | 'narrow'; children: ComponentChildren }>;

/** One drawing: an image with the finding as its name, and the measure and the way to read it as its description. */
export const Drawing = ({ id, finding, about, width, height, size, children }: DrawingProps) => {
  const name = `${id}-${size}`;
  return (
    <svg
      class={`wm-chart wm-chart--${size}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${name}-title`}
      aria-describedby={`${name}-desc`}
      focusable="false"
    >
      <title id={`${name}-title`}>{finding}</title>
      <desc id={`${name}-desc`}>{about}</desc>
      {children}
    </svg>
  );
};

/** Text no smaller than 12 px in either drawing: both are drawn at the size at which they are shown, and never shrunk below it. */
export const sizes = { wide: { text: 13.5, small: 12.5 }, narrow: { text: 13, small: 12.5 } } as const;

export type Size = keyof typeof sizes;

/** A coordinate with one decimal: enough for a screen and for paper, and short. */
export const at = (value: number): string => (Math.round(value * 10) / 10).toString();

/** Moves labels apart so that none stands closer than `gap` to the next, keeping their order and, if given, between two ends. */
export const spread = (
  wanted: readonly number[],
  gap: number,
  between: Readonly<{ from: number; to: number }> | null = null,
): readonly number[] => {
  const order = wanted.map((y, index) => ({ y, index })).toSorted((a, b) => a.y - b.y);
  for (let i = 1; i < order.length; i += 1) {
    const above = order[i - 1];
    const here = order[i];
    if (above !== undefined && here !== undefined && here.y - above.y < gap) here.y = above.y + gap;
  }
  const drift = order.reduce((sum, each) => sum + each.y - (wanted[each.index] ?? 0), 0) / Math.max(1, order.length);
  const [first, last] = [(order[0]?.y ?? 0) - drift, (order.at(-1)?.y ?? 0) - drift];
  const back =
    between === null ? 0 : last > between.to ? between.to - last : first < between.from ? between.from - first : 0;
  const placed: number[] = Array.from({ length: wanted.length }, () => 0);
  for (const each of order) placed[each.index] = each.y - drift + back;
  return placed;
};

/** Both drawings of a chart; the style sheet shows the one that fits. */
export const Both = ({ draw }: Readonly<{ draw: (size: Size) => ComponentChildren }>) => (
  <div class="wm-chart-frame">
    {draw('wide')}
    {draw('narrow')}
  </div>
);

/** Diagonal lines for what is hidden. The id must be unique on the page. */
export const Hatch = ({ id }: Readonly<{ id: string }>) => (
  <defs>
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path class="wm-chart__hatch" d="M0 0V7" />
    </pattern>
  </defs>
);
