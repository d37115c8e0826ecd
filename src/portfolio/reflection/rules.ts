/** What the lead of a standard looks back on, for the senior member who leads the work. The house's questions; pure. */

export const questions = [
  { code: 'trends', text: 'What trends did you find across this standard?' },
  { code: 'achievement', text: 'What is the greatest achievement since the work began?' },
  { code: 'pupils', text: 'What changed for pupils, and how do you know?' },
  { code: 'hardest', text: 'What was hardest, and what got in the way?' },
  { code: 'learnt', text: 'What did you and your colleagues learn?' },
  { code: 'next', text: 'What should happen next, and what help would you need?' },
] as const;

export type QuestionCode = (typeof questions)[number]['code'];
export type Answers = Readonly<Partial<Record<QuestionCode, string>>>;

/** The most letters in one answer. */
export const longestAnswer = 4000;

/** How a reflection stands: nothing written, being written, with the senior member, read. */
export type ReflectionState = 'none' | 'draft' | 'handed' | 'read';

export const reflectionState = (
  reflection: Readonly<{ handedAt: Date | null; readAt: Date | null }> | null,
): ReflectionState => {
  if (reflection === null) return 'none';
  if (reflection.readAt !== null) return 'read';
  return reflection.handedAt === null ? 'draft' : 'handed';
};

export const reflectionTag = {
  none: { kind: 'not-started', word: 'Not started' },
  draft: { kind: 'progress', word: 'Being written' },
  handed: { kind: 'waiting', word: 'With the senior member' },
  read: { kind: 'done', word: 'Read' },
} as const;

/** Questions with what was answered, in the order in which they are asked. */
export const answered = (
  answers: Answers,
): readonly Readonly<{ code: QuestionCode; question: string; answer: string }>[] =>
  questions.map(({ code, text }) => ({ code, question: text, answer: answers[code] ?? '' }));

/** Whether it may be handed over: at least half of the questions have an answer. */
export const mayHandOver = (answers: Answers): boolean =>
  answered(answers).filter(({ answer }) => answer.trim() !== '').length >= questions.length / 2;

/** Nobody reads and closes what they wrote themselves. */
export const mayRead = (
  reflection: Readonly<{ writtenBy: string; handedAt: Date | null; readAt: Date | null }>,
  person: string,
): boolean => reflection.handedAt !== null && reflection.readAt === null && reflection.writtenBy !== person;
