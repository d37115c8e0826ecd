/** Two texts of one judgement, brought together field by field. Pure. */
import { texts, type Text } from '../view/rules.ts';

export type Whole = Readonly<Record<Text, string>>;
export type Pick = 'mine' | 'theirs' | 'own';

/** The parts in which two texts of a judgement differ. */
export const differingTexts = (mine: Whole, theirs: Whole): readonly Text[] =>
  texts.filter((name) => mine[name] !== theirs[name]);

/** The judgement that somebody chose: of each part mine, theirs, or a third text of their own. */
export const merged = (
  mine: Whole,
  theirs: Whole,
  chosen: Readonly<Partial<Record<Text, Pick>>>,
  own: Readonly<Partial<Whole>>,
): Whole => {
  const part = (name: Text): string => {
    switch (chosen[name] ?? 'mine') {
      case 'mine':
        return mine[name];
      case 'theirs':
        return theirs[name];
      case 'own':
        return own[name] ?? '';
    }
  };
  return { level: part('level'), comment: part('comment'), evidence: part('evidence'), impact: part('impact') };
};
