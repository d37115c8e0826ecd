import {
  Card,
  inSentence,
  KeyFigure,
  plural,
  range,
  RangeLine,
  signed,
  Strength,
  type StrengthLevel,
} from '#platform/kit';
import { findingOf, type MeasureImpact } from '#tracking';

/** The best supported thing that the school can say so far: one figure, never without its likely range. */
export type Headline = Readonly<{
  title: string;
  /** "points", "percentage points"; where lower is better they are points of improvement. */
  unit: string;
  finding: string;
  over: string;
  estimate: number;
  low: number;
  high: number;
  strength: StrengthLevel;
  /** The range leaves out no difference, yet the claim is not clear. */
  isHeld: boolean;
  pupils: number;
}>;

/** The measure with the strongest claim; the first declared among equals. Null while nothing has been measured twice. */
export const headlineOf = (impact: readonly MeasureImpact[]): Headline | null => {
  const shown = impact.flatMap(({ measure, figure, unit }) => {
    const interval = figure.beyond ?? figure.gain;
    if (interval === null || figure.strength === null) return [];
    return [
      {
        title: measure.title,
        unit: measure.higherIsBetter ? unit : `${unit} better`,
        finding: findingOf(measure.title, figure),
        over: figure.beyond === null ? 'since the start; nothing is compared' : 'over similar pupils',
        estimate: interval.estimate,
        low: interval.low,
        high: interval.high,
        strength: figure.strength,
        isHeld: figure.beyond !== null && figure.strength < 4,
        pupils: figure.target.figures.n,
      },
    ];
  });
  return shown.toSorted((a, b) => b.strength - a.strength)[0] ?? null;
};

export const HeadlineCard = ({ headline, href }: Readonly<{ headline: Headline; href: string }>) => (
  <Card title="What we can show so far">
    <KeyFigure value={signed(headline.estimate)}>
      {headline.unit === '' ? '' : `${headline.unit} `}in {inSentence(headline.title)}, {headline.over}
    </KeyFigure>
    <div class="wm-headline">
      <RangeLine id="headline" finding={headline.finding} effect={headline} />
      <p class="wm-sub">Likely {range(headline.low, headline.high)}. The upright line is no difference.</p>
    </div>
    <Strength level={headline.strength} />
    <p>
      <a href={href}>{plural(headline.pupils, 'target pupil')}: see the working</a>
    </p>
  </Card>
);
