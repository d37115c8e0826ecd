import { classes } from '../govuk/params.ts';

export type LevelMarkProps = Readonly<{
  /** 1 is the lowest; 0 or null means that it is not judged. */
  rank: number | null;
  /** How many levels the scale has: 3 or 4. */
  of: number;
  word: string;
  /** Only the chevrons are seen; the word is read out. */
  markOnly?: boolean | undefined;
}>;

/** The tone of a rank on its scale: lowest, highest, and between. */
export const levelTone = (rank: number | null, of: number): 'none' | 'low' | 'middle' | 'upper' | 'high' => {
  if (rank === null || rank <= 0) return 'none';
  if (rank >= of) return 'high';
  if (rank === 1) return 'low';
  return rank === of - 1 && of > 3 ? 'upper' : 'middle';
};

/** Chevrons from one place to another on the mark, as one line to draw: a matrix holds hundreds of them. */
const drawChevrons = (from: number, to: number): string =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => {
    const x = (from + index) * 8;
    return `M${x} 0h3.4l4.1 5-4.1 5H${x}l4.1-5z`;
  }).join('');

/** Scales have a handful of levels, so there are a handful of drawings. */
const drawn = new Map<string, string>();

const chevrons = (from: number, to: number): string => {
  const key = `${from}-${to}`;
  const known = drawn.get(key) ?? drawChevrons(from, to);
  drawn.set(key, known);
  return known;
};

/** A level as chevrons that can be counted, and its word. Outlined chevrons stand for the levels above it. */
export const LevelMark = ({ rank, of, word, markOnly }: LevelMarkProps) => {
  const reached = Math.min(rank ?? 0, of);
  return (
    <span class={classes('wm-level', `wm-level--${levelTone(rank, of)}`)}>
      <svg class="wm-level__mark" viewBox={`-0.7 -0.7 ${(of * 8 + 1.4).toFixed(1)} 11.4`} aria-hidden="true">
        {reached > 0 ? <path class="wm-level__on" d={chevrons(0, reached)} /> : null}
        {reached < of ? <path class="wm-level__off" d={chevrons(reached, of)} /> : null}
      </svg>
      <span class={markOnly ? 'govuk-visually-hidden' : 'wm-level__word'}>{word}</span>
    </span>
  );
};

const strengthWords = {
  1: 'What people say',
  2: 'Before and after',
  3: 'Compared, not yet clear',
  4: 'Compared and clear',
  5: 'Compared, clear, repeated',
} as const;

export type StrengthLevel = keyof typeof strengthWords;

/** What a strength of claim is called, on the page and in documents. */
export const strengthWord = (level: StrengthLevel): string => strengthWords[level];

const post = (index: number): string => {
  const height = 8 + index * 1.9;
  const top = 17 - height;
  return `M${index * 13} 17V${top + 4.2}a4.2 4.2 0 0 1 8.4 0V17z`;
};

/** How strong a claim is: five posts, and always the words beside them. */
export const Strength = ({
  level,
  compact,
  words,
}: Readonly<{
  level: StrengthLevel;
  compact?: boolean | undefined;
  /** Shorter words, where the column's head says what is compared. */ words?: string | undefined;
}>) => (
  <span class={classes('wm-strength', compact && 'wm-strength--compact')}>
    <svg class="wm-strength__mark" viewBox="-1 -1 63 19" aria-hidden="true" focusable="false">
      {[0, 1, 2, 3, 4].map((index) => (
        <path class={index < level ? 'wm-strength__on' : 'wm-strength__off'} d={post(index)} />
      ))}
    </svg>
    <span class="wm-strength__words">
      <strong>{words ?? strengthWords[level]}</strong> <span class="wm-strength__of">{level} of 5</span>
    </span>
  </span>
);
