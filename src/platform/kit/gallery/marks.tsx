import { EvidenceLimit, Figures, HiddenFigure, KeyFigure, Meter, Chips } from '../data/figures.tsx';
import { Icon, iconNames } from '../icon.tsx';
import { LevelMark, Strength } from '../journey/level-mark.tsx';
import { Tag } from '../journey/tag.tsx';
import { Card } from '../page/card.tsx';
import { Grid } from '../page/page.tsx';

const colours = [
  'paper',
  'surface',
  'sunken',
  'line',
  'line-strong',
  'ink',
  'ink-2',
  'marker',
  'brand',
  'brand-strong',
  'brand-tint',
  'brand-line',
  'good-tint',
  'info-tint',
  'warn-tint',
  'bad-tint',
] as const;

const Colours = () => (
  <Card title="Colour">
    <ul class="wm-swatches">
      {colours.map((name) => (
        <li>
          <span class={`wm-swatch wm-swatch--${name}`} />
          <strong>{name}</strong>
        </li>
      ))}
    </ul>
  </Card>
);

const States = () => (
  <Card title="State, level, strength">
    <div class="wm-kit__states">
      <Tag kind="done">Done</Tag>
      <Tag kind="progress">In progress</Tag>
      <Tag kind="waiting">Waiting</Tag>
      <Tag kind="not-started">Not started</Tag>
      <Tag kind="not-yet">Not yet</Tag>
      <Tag kind="late">3 days late</Tag>
      <Tag kind="refused">Refused</Tag>
      <Tag kind="differ">Raters differ</Tag>
    </div>
    <div class="wm-kit__states">
      <LevelMark rank={null} of={3} word="Not judged" />
      <LevelMark rank={1} of={3} word="Emergent" />
      <LevelMark rank={2} of={3} word="Developing" />
      <LevelMark rank={3} of={3} word="Embedded" />
    </div>
    <div class="wm-kit__states">
      <LevelMark rank={1} of={4} word="Not yet" />
      <LevelMark rank={2} of={4} word="Started" />
      <LevelMark rank={3} of={4} word="Secure" />
      <LevelMark rank={4} of={4} word="Sustained" />
    </div>
    <div class="wm-kit__column">
      {([1, 2, 3, 4, 5] as const).map((level) => (
        <Strength level={level} />
      ))}
    </div>
    <HiddenFigure />
  </Card>
);

const Amounts = () => (
  <Card title="Figures and filters">
    <KeyFigure value="+3.7">points in reading, over similar pupils</KeyFigure>
    <Figures
      items={[
        { value: 22, words: <LevelMark rank={3} of={3} word="Embedded" /> },
        { value: 29, words: <LevelMark rank={2} of={3} word="Developing" /> },
        { value: 3, words: <Tag kind="differ">Raters differ</Tag> },
      ]}
    />
    <Meter value={46} of={80} label="Hours used of hours agreed">
      On course: 58% of the hours, 65% of the work. Yours this half term: 6 hours.
    </Meter>
    <EvidenceLimit used={3} of={4}>
      The limit keeps the portfolio short.
    </EvidenceLimit>
    <Chips
      label="Which cells are shown"
      chips={[
        { text: 'All', count: 60, href: '#marks', current: true },
        { text: 'Emergent', count: 6, href: '#marks', mark: <LevelMark rank={1} of={3} word="Emergent" markOnly /> },
        { text: 'Raters differ', count: 3, href: '#marks', icon: 'rings' },
      ]}
    />
  </Card>
);

const Icons = () => (
  <Card title="Icons">
    <ul class="wm-swatches">
      {iconNames.map((name) => (
        <li>
          <Icon name={name} /> {name}
        </li>
      ))}
    </ul>
  </Card>
);

export const Marks = () => (
  <div class="wm-flow" id="marks">
    <Colours />
    <Grid>
      <States />
      <Amounts />
    </Grid>
    <Icons />
  </div>
);
