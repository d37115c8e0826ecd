import {
  layoutOf,
  spanOf,
  type PlacedRow,
  type Size,
  type Term,
  type Timeline,
  type TimelineLine,
  type TimelineRow,
  type Word,
} from './rules.ts';

type ChartProps = Readonly<{
  /** What the picture says, in a sentence. */
  finding: string;
  /** How to read it. */
  about: string;
  rows: readonly TimelineRow[];
  /** Every row of the plan that is shown on some page: all pages have one scale. */
  all: readonly TimelineRow[];
  lines: readonly TimelineLine[];
  terms: readonly Term[];
}>;

const sizes: readonly Size[] = ['wide', 'middle', 'narrow'];

/** The plan over time, drawn for three widths; the style sheet shows the one that fits. */
export const TimelineChart = ({ all, ...props }: ChartProps) => {
  const span = spanOf(all, props.lines);
  return (
    <div class="wm-timeline-frame">
      {sizes.map((size) => (
        <Drawing finding={props.finding} about={props.about} size={size} drawn={layoutOf({ ...props, span }, size)} />
      ))}
    </div>
  );
};

type DrawingProps = Pick<ChartProps, 'finding' | 'about'> & Readonly<{ size: Size; drawn: Timeline }>;

const at = (value: number): string => (Math.round(value * 10) / 10).toString();

const Drawing = ({ finding, about, size, drawn }: DrawingProps) => {
  const { width, height, plot } = drawn;
  const name = `timeline-${size}`;
  return (
    <svg
      class={`wm-chart wm-timeline wm-timeline--${size}`}
      viewBox={`0 0 ${width} ${at(height)}`}
      role="img"
      aria-labelledby={`${name}-title`}
      aria-describedby={`${name}-desc`}
      focusable="false"
    >
      <title id={`${name}-title`}>{finding}</title>
      <desc id={`${name}-desc`}>{about}</desc>
      <defs>
        <pattern id={`${name}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="wm-timeline__hatch" d="M0 0V6" />
        </pattern>
      </defs>
      {drawn.terms.map(({ x, width: wide }) => (
        <rect
          class="wm-timeline__term"
          x={at(x)}
          y={at(plot.top)}
          width={at(wide)}
          height={at(plot.bottom - plot.top)}
        />
      ))}
      {drawn.months.map(({ x }) => (
        <line class="wm-chart__grid" x1={at(x)} x2={at(x)} y1={at(plot.top - 6)} y2={at(plot.bottom)} />
      ))}
      {drawn.rows.map(({ top }) => (
        <line class="wm-chart__grid" x1="0" x2={width} y1={at(top)} y2={at(top)} />
      ))}
      {drawn.lines.map(({ x, kind, top }) => (
        <g>
          <line
            class={`wm-timeline__day wm-timeline__day--${kind}`}
            x1={at(x)}
            x2={at(x)}
            y1={at(top)}
            y2={at(plot.bottom)}
          />
          <DayMark x={x} y={plot.bottom} kind={kind} />
        </g>
      ))}
      {drawn.rows.map((row) => (
        <Row {...row} hatch={`url(#${name}-hatch)`} />
      ))}
      {drawn.words.map((word) => (
        <Said word={word} />
      ))}
    </svg>
  );
};

const wordClass = {
  label: 'wm-chart__label',
  sub: 'wm-chart__sub',
  tick: 'wm-chart__tick',
  state: 'wm-timeline__state',
} as const;

const Said = ({ word: { x, y, text, size, kind } }: Readonly<{ word: Word }>) => (
  <text class={wordClass[kind]} x={at(x)} y={at(y)} font-size={size}>
    {text}
  </text>
);

/** What a line of a day stands for, as a shape at its foot. */
const DayMark = ({ x, y, kind }: Readonly<{ x: number; y: number; kind: TimelineLine['kind'] }>) => {
  if (kind === 'today') return <path class="wm-timeline__foot" d={`M${at(x - 5)} ${at(y + 8)}l5 -8l5 8z`} />;
  if (kind === 'visit') return <rect class="wm-timeline__foot" x={at(x - 4)} y={at(y)} width="8" height="8" />;
  return (
    <circle
      class={kind === 'missed' ? 'wm-timeline__foot wm-timeline__foot--open' : 'wm-timeline__foot'}
      cx={at(x)}
      cy={at(y + 4)}
      r="3.5"
    />
  );
};

const Row = ({ row, bar, over, marks, words, clock, hatch }: PlacedRow & Readonly<{ hatch: string }>) => {
  const { x, y, width, height } = bar;
  return (
    <g>
      <rect
        class={`wm-timeline__bar wm-timeline__bar--${row.bar}`}
        fill={row.bar === 'held-up' ? hatch : undefined}
        x={at(x)}
        y={at(y)}
        width={at(width)}
        height={height}
        rx="3"
      />
      {row.bar === 'done' ? (
        <path class="wm-timeline__tick" d={`M${at(x + width - 11)} ${at(y + 7.5)}l3 3l5 -6.5`} />
      ) : null}
      {row.bar === 'stopped' ? (
        <path class="wm-timeline__strike" d={`M${at(x)} ${at(y + height / 2)}H${at(x + width)}`} />
      ) : null}
      {over === null ? null : (
        <>
          <path class="wm-timeline__over" d={`M${at(over.from)} ${at(y + height / 2)}H${at(over.to)}`} />
          <path class="wm-timeline__late" d={`M${at(over.to - 6)} ${at(y + height - 1)}l6 -12l6 12z`} />
        </>
      )}
      {marks.map((mark) => (
        <Milestone {...mark} />
      ))}
      {clock === null ? null : (
        <g class="wm-timeline__clock">
          <circle cx={at(clock.x)} cy={at(clock.y)} r="6" />
          <path d={`M${at(clock.x)} ${at(clock.y - 3.5)}V${at(clock.y)}H${at(clock.x + 3)}`} />
        </g>
      )}
      {words.map((word) => (
        <Said word={word} />
      ))}
    </g>
  );
};

/** Reached: a filled diamond. Ahead: a hollow one. Late: a triangle. */
const Milestone = ({ x, y, kind }: Readonly<{ x: number; y: number; kind: 'reached' | 'ahead' | 'late' }>) =>
  kind === 'late' ? (
    <path class="wm-timeline__late" d={`M${at(x - 5)} ${at(y + 5)}l5 -10l5 10z`} />
  ) : (
    <path
      class={`wm-timeline__milestone wm-timeline__milestone--${kind}`}
      d={`M${at(x)} ${at(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5z`}
    />
  );
