/** One file's place in the queue. */
export type Turn = Readonly<{
  /** It is under way, or is so again after it had failed. */
  resume: () => void;
  /** It has arrived, failed or been left out: the next one begins. */
  end: () => void;
}>;

export type Turns = Readonly<{ add: (begin: () => void) => Turn; pending: () => number }>;

/** Files wait for their turn: so many are sent at a time. `onChange` is told whenever one of them ends. */
export const turnsOf = (atOnce: number, onChange: () => void): Turns => {
  const waiting = new Map<object, () => void>();
  const running = new Set<object>();
  const next = () => {
    for (const [key, begin] of waiting) {
      if (running.size >= atOnce) return;
      waiting.delete(key);
      running.add(key);
      begin();
    }
  };
  return {
    pending: () => waiting.size + running.size,
    add: (begin) => {
      const key = {};
      waiting.set(key, begin);
      queueMicrotask(next);
      return {
        resume: () => running.add(key),
        end: () => {
          waiting.delete(key);
          running.delete(key);
          next();
          onChange();
        },
      };
    },
  };
};
