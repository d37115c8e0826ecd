/** Far enough for anybody who turns pages by hand; a larger number would only make the database count. */
const furthest = 10_000;

/** The page of a list that an address asks for, from 1; what makes no sense asks for the first, what is too far for the last. */
export const pageAsked = (query: Readonly<Record<string, string>>, last: number = furthest): number => {
  const asked = Number.parseInt(query['page'] ?? '1', 10);
  return Math.min(Math.max(1, last), Math.max(1, asked || 1));
};
