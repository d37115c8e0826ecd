import { scaleLinear } from 'd3-scale';
import { at } from './drawing.tsx';

type ShareProps = Readonly<{ share: number; low: number; high: number }>;

/**
 * One share in a line of a table, from 0 to 100%: its likely range and its dot, and a hollow square where it stood before. The
 * numbers stand beside it.
 */
export const ShareLine = ({
  id,
  finding,
  now,
  before,
}: Readonly<{ id: string; finding: string; now: ShareProps; before: number | null }>) => {
  const x = scaleLinear().domain([0, 1]).range([8, 192]);
  return (
    <svg class="wm-share-line" viewBox="0 0 200 24" role="img" aria-labelledby={`${id}-title`} focusable="false">
      <title id={`${id}-title`}>{finding}</title>
      <line class="wm-chart__grid" x1={at(x(0))} x2={at(x(1))} y1="12" y2="12" />
      {[0, 0.5, 1].map((tick) => (
        <line class="wm-chart__grid" x1={at(x(tick))} x2={at(x(tick))} y1="5" y2="19" />
      ))}
      <line class="wm-chart__range" x1={at(x(now.low))} x2={at(x(now.high))} y1="12" y2="12" />
      {before === null ? null : (
        <rect class="wm-share-line__before" x={at(x(before) - 5)} y="7" width="10" height="10" />
      )}
      <circle class="wm-chart__dot" cx={at(x(now.share))} cy="12" r="6" />
    </svg>
  );
};
