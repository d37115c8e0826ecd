/** Counts how often the same words come, in the order in which they came first. Pure. */
export const tallied = () => {
  const held = new Map<string, { words: readonly string[]; times: number }>();
  return {
    add: (words: readonly string[]): void => {
      const key = words.join('\u0000');
      const before = held.get(key);
      if (before === undefined) held.set(key, { words, times: 1 });
      else before.times += 1;
    },
    all: (): readonly Readonly<{ words: readonly string[]; times: number }>[] => [...held.values()],
  };
};
