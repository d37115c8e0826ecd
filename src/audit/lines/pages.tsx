import { LevelMark, Tag } from '#platform/kit';
import { levelOf, type Scheme } from '#schemes/rules';
import type { Line } from './rules.ts';

/** The level of a judgement, or that there is none. */
export const LevelOf = ({
  scheme,
  answer,
}: Readonly<{ scheme: Scheme; answer: Readonly<{ level: string }> | undefined }>) => {
  const level = answer === undefined ? null : levelOf(scheme, answer.level);
  return level === null ? (
    <Tag kind="not-started">Not judged</Tag>
  ) : (
    <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />
  );
};

/** The level of a criterion, or why it has none. */
export const LineMark = ({ scheme, line }: Readonly<{ scheme: Scheme; line: Line }>) => {
  if (line.applies === 'no') return <Tag kind="done">Does not apply</Tag>;
  if (line.differing.length > 0) return <Tag kind="differ">Raters differ</Tag>;
  const level = line.level === null ? null : levelOf(scheme, line.level);
  if (level === null) return <Tag kind="not-started">Not judged</Tag>;
  return <LevelMark rank={level.rank} of={scheme.levels.length} word={level.name} />;
};
