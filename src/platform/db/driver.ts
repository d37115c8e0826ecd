import postgres from 'postgres';

/** Where the database is: an address, or a socket folder of the embedded server. */
export type Connection =
  | string
  | Readonly<{ host: string; port: number; user: string; database: string; password?: string }>;

const asNumber = (from: number[]) => ({ to: from[0] ?? 0, from, serialize: String, parse: Number });
const asText = (from: number[]) => ({ to: from[0] ?? 0, from, serialize: String, parse: (text: string) => text });

const options = {
  prepare: true,
  transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
  // int8 and numeric become numbers; a date stays 'YYYY-MM-DD', for a day has no time zone.
  types: { bigint: asNumber([20]), numeric: asNumber([1700]), day: asText([1082]) },
  onnotice: () => {},
  connection: {
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 120_000,
    plan_cache_mode: 'force_generic_plan',
  },
} as const;

/** An address may name a socket's folder as its host, `postgres://user@%2Frun%2Fpostgresql/name`; the driver wants its path. */
const socketIn = (address: string): { path?: string } => {
  const { hostname, port } = new URL(address);
  const host = decodeURIComponent(hostname);
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port || 5432}` } : {};
};

/** Opens the raw driver. Only this part, migrations and the bulk import's COPY may use it; everything else has `asActor`. */
export const openDriver = (connection: Connection, max: number) =>
  typeof connection === 'string'
    ? postgres(connection, { ...options, ...socketIn(connection), max })
    : // A socket folder is a host that begins with a slash; the driver takes the socket's whole path.
      postgres({
        ...options,
        ...connection,
        ...(connection.host.startsWith('/') ? { path: `${connection.host}/.s.PGSQL.${connection.port}` } : {}),
        max,
      });
