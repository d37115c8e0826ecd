import type { Words } from '../govuk/params.ts';
import { LevelMark } from '../journey/level-mark.tsx';
import { Radios } from './choices.tsx';
import type { Problems } from './problems.ts';

export type Level = Readonly<{ value: string; rank: number; word: string; statement?: Words }>;

type LevelChoiceProps = Readonly<{
  name: string;
  legend: Words;
  hint?: Words;
  levels: readonly Level[];
  value?: string | null | undefined;
  problems?: Problems;
  legendSize?: 's' | 'm' | undefined;
  hideLegend?: boolean | undefined;
  id?: string | undefined;
}>;

/** Which level fits: each level a card with its statement inside it. Nothing is chosen beforehand. */
export const LevelChoice = ({ levels, ...props }: LevelChoiceProps) => (
  <Radios
    {...props}
    cards
    choices={levels.map((level) => ({
      value: level.value,
      label: <LevelMark rank={level.rank} of={levels.length} word={level.word} />,
      hint: level.statement,
    }))}
  />
);
