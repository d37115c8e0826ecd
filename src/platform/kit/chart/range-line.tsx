import { scaleLinear } from 'd3-scale';
import { at } from './drawing.tsx';
import { isClear } from './range-drawing.tsx';

/** One effect in a line of a card or a table: the range, the dot, the upright line of no difference. */
export const RangeLine = ({
  id,
  finding,
  effect,
  from,
  to,
}: Readonly<{
  id: string;
  finding: string;
  effect: Readonly<{ estimate: number; low: number; high: number; isHeld?: boolean | undefined }>;
  from?: number;
  to?: number;
}>) => {
  const scale = scaleLinear()
    .domain([Math.min(0, from ?? effect.low * 1.2), Math.max(0, to ?? effect.high * 1.2)])
    .range([8, 272]);
  const clear = isClear(effect);
  return (
    <svg class="wm-range-line" viewBox="0 0 280 24" role="img" aria-labelledby={`${id}-title`} focusable="false">
      <title id={`${id}-title`}>{finding}</title>
      <line class="wm-chart__grid" x1="0" x2="280" y1="12" y2="12" />
      <line class="wm-chart__none" x1={at(scale(0))} x2={at(scale(0))} y1="2" y2="22" />
      <line
        class={clear ? 'wm-chart__range' : 'wm-chart__range wm-chart__range--unclear'}
        x1={at(scale(effect.low))}
        x2={at(scale(effect.high))}
        y1="12"
        y2="12"
      />
      <circle
        class={clear ? 'wm-chart__dot' : 'wm-chart__dot wm-chart__dot--hollow'}
        cx={at(scale(effect.estimate))}
        cy="12"
        r="6"
      />
    </svg>
  );
};
