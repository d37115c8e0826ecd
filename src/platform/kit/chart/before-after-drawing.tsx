import { scaleLinear } from 'd3-scale';
import { number } from '../words/numbers.ts';
import { at, Drawing, Hatch, sizes, spread, type ChartProps, type Size } from './drawing.tsx';
import { Band, layouts, Line } from './line-parts.tsx';
import { linesOf, roomFor, textWidth } from './measure.ts';
import { changeWords, hiddenPlaces, placesOf, present, type Period, type Series } from './readings.ts';

export type LinesProps = ChartProps &
  Readonly<{
    /** "Autumn 25", "Summer 26". */
    points: readonly string[];
    /** The day of each point: then they stand as far apart as they lie in time. */
    days?: readonly (string | null)[] | undefined;
    /** Three at most. */
    series: readonly Series[];
    /** When the help ran, and its name. */
    programme?: Period | undefined;
    digits?: number | undefined;
  }>;

/** Names at the right end: as short as the drawing needs, never cut without a sign. */
const nameFor = (name: string, size: Size): string => (size === 'narrow' ? name.replace(/ pupils$/, '') : name);

/** The points' names as long as there is room for all of them, else with short years, else some of them. */
const pointLabels = (points: readonly string[], place: (index: number) => number, size: number) => {
  const room = (words: readonly string[]) =>
    roomFor(words.map((each, index) => ({ at: place(index), width: textWidth(each, size) })));
  const short = points.map((point) => point.replace(/\b(19|20)(?=\d\d\b)/g, ''));
  return room(points).every(Boolean) ? { words: points, shown: room(points) } : { words: short, shown: room(short) };
};

/** A scale with round ends that leaves the least room empty; the eye sees change, and the ends are written. */
const closeScale = (low: number, high: number) => {
  const scales = [4, 5, 6].map((steps) => ({ steps, scale: scaleLinear().domain([low, high]).nice(steps) }));
  const span = ({ scale }: (typeof scales)[number]): number => (scale.domain()[1] ?? 0) - (scale.domain()[0] ?? 0);
  return scales.reduce((best, each) => (span(each) < span(best) ? each : best)).scale;
};

/** Lines over time with an upright likely range at each point, labelled at their right end. */
export const LinesDrawing = ({ props, size }: Readonly<{ props: LinesProps; size: Size }>) => {
  const { series, points, days, programme, digits = 1 } = props;
  const layout = layouts[size];
  const small = sizes[size].small;
  const wanted = Math.max(
    ...series.flatMap((each) => [
      textWidth(nameFor(each.name, size), small),
      textWidth(changeWords(each, digits), small),
    ]),
  );
  const right = layout.width - Math.min(Math.max(wanted + 16, 60), size === 'wide' ? 220 : 120);
  const ends = series.flatMap((each) =>
    present(each.readings).flatMap((r) => [r.value, r.low ?? r.value, r.high ?? r.value]),
  );
  const y = closeScale(Math.min(...ends), Math.max(...ends)).range([layout.base, layout.top]);
  const ticks = y.ticks(5);
  const tickDigits = ticks.every(Number.isInteger)
    ? 0
    : ticks.every((tick) => Number.isInteger(Math.round(tick * 1e6) / 1e5))
      ? 1
      : 2;
  const left = Math.max(layout.left, Math.max(...ticks.map((tick) => textWidth(number(tick, tickDigits), small))) + 12);
  const places = placesOf(points.length, days);
  const x = scaleLinear().range([left + 12, right - 10]);
  const place = (index: number): number => x(places.points[index] ?? 0);
  const labels = spread(
    series.map((each) => {
      const last = present(each.readings).at(-1);
      return last === undefined ? layout.base - 10 : y(last.value);
    }),
    34,
    { from: layout.top, to: layout.base - 8 },
  );
  const { words: labelsOf, shown } = pointLabels(points, place, small);
  const isTaken = (from: number, to: number, top: number, bottom: number): boolean =>
    series.some((each) =>
      present(each.readings).some(
        (r) =>
          place(r.index) > from - 8 &&
          place(r.index) < to + 8 &&
          y(r.high ?? r.value) - 6 < bottom &&
          y(r.low ?? r.value) + 6 > top,
      ),
    );
  return (
    <Drawing
      id={props.id}
      finding={props.finding}
      about={props.about}
      size={size}
      width={layout.width}
      height={layout.height}
    >
      {series.some((each) => hiddenPlaces(each.readings).length > 0) ? (
        <Hatch id={`${props.id}-${size}-hatch`} />
      ) : null}
      {programme === undefined ? null : (
        <Band
          programme={programme}
          size={size}
          left={left}
          right={right}
          place={(when) => {
            const found = places.of(when);
            return found === null ? null : x(found);
          }}
          isTaken={isTaken}
        />
      )}
      {ticks.map((tick) => (
        <>
          <line class="wm-chart__grid" x1={at(left)} x2={at(right)} y1={at(y(tick))} y2={at(y(tick))} />
          <text class="wm-chart__tick" x={at(left - 8)} y={at(y(tick) + 4)} text-anchor="end" font-size={small}>
            {number(tick, tickDigits)}
          </text>
        </>
      ))}
      {labelsOf.map((point, index) =>
        shown[index] ? (
          <text
            class="wm-chart__tick"
            x={at(Math.max(place(index), textWidth(point, small) / 2))}
            y={layout.base + 20}
            text-anchor="middle"
            font-size={small}
          >
            {point}
          </text>
        ) : (
          <line
            class="wm-chart__axis"
            x1={at(place(index))}
            x2={at(place(index))}
            y1={layout.base + 8}
            y2={layout.base + 13}
          />
        ),
      )}
      {series.map((each, order) => (
        <Line each={each} order={order} place={place} y={y} size={size} hatch={`${props.id}-${size}-hatch`} />
      ))}
      {series.map((each, order) => (
        <g>
          <text
            class={`wm-chart__label wm-chart__label--${each.kind}`}
            x={at(right + 8)}
            y={at((labels[order] ?? 0) - 4)}
            font-size={small}
          >
            {linesOf(nameFor(each.name, size), small, layout.width - right - 8, 1)[0]}
          </text>
          <text class="wm-chart__sub" x={at(right + 8)} y={at((labels[order] ?? 0) + 11)} font-size={small}>
            {changeWords(each, digits)}
          </text>
        </g>
      ))}
    </Drawing>
  );
};
