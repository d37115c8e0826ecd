/** One thing that is asked: always so that "yes" is the good answer, in words that an eight-year-old reads. */
export type Statement = Readonly<{
  key: string;
  /** As the pupil is asked. */
  ask: string;
  /** As a result says it: "81% said that …". */
  says: string;
}>;

/**
 * What was asked in which version. A version is never changed once a round asked it: another wording is another version, and
 * two versions are not compared.
 */
const sets: Readonly<Record<string, readonly Statement[]>> = {
  '1': [
    {
      key: 'sleep',
      ask: 'Do you sleep enough to feel awake at school?',
      says: 'I sleep enough to feel awake at school',
    },
    {
      key: 'food',
      ask: 'Have you had something to eat before lessons start?',
      says: 'I have eaten before lessons start',
    },
    { key: 'on-time', ask: 'Do you get to school on time?', says: 'I get to school on time' },
    { key: 'things', ask: 'Do you have the things that you need for lessons?', says: 'I have what I need for lessons' },
    { key: 'calm', ask: 'Do you feel calm when lessons start?', says: 'I feel calm when lessons start' },
    { key: 'mind', ask: 'Can you keep your mind on the lesson?', says: 'I can keep my mind on the lesson' },
    {
      key: 'grown-up',
      ask: 'Is there a grown-up at school you can talk to?',
      says: 'There is a grown-up at school I can talk to',
    },
    { key: 'belong', ask: 'Do you feel that you belong in your class?', says: 'I feel that I belong in my class' },
  ],
};

/** The wording that a round opened now will ask. */
export const newestVersion = '1';

export const statementsOf = (version: string): readonly Statement[] => {
  const found = sets[version];
  if (found === undefined)
    throw new Error(`Nobody knows version ${version} of the readiness statements. Restore it in statements.ts.`);
  return found;
};
