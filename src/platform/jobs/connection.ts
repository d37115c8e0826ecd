import type { Connection } from '#platform/db';

/** The same place as the queue's own driver wants it: one address, in which a socket's folder stands as the host. */
export const addressOf = (connection: Connection): string => {
  if (typeof connection === 'string') return connection;
  const { host, port, user, database, password } = connection;
  const who = encodeURIComponent(user) + (password === undefined ? '' : `:${encodeURIComponent(password)}`);
  return `postgres://${who}@localhost/${encodeURIComponent(database)}?${new URLSearchParams({ host, port: String(port) })}`;
};
