/** Does `work` while no other process, and nobody else in this one, holds `file`; who comes second waits. */
export function withLock<T>(file: string, what: string, work: () => Promise<T>): Promise<T>;
