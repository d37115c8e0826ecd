import { pageAsked } from '#platform/form';
import { awardStatuses, type AwardStatus } from '#awards/rules';

/** What a visitor asks of the register. */
export type RegisterQuery = Readonly<{ text: string; scheme: string; status: AwardStatus | ''; page: number }>;

/** Rows on one page of the register. */
export const perPage = 50;

const isStatus = (text: string): text is AwardStatus => Object.hasOwn(awardStatuses, text);

/** Reads the address; what makes no sense asks for nothing. */
export const readQuery = (query: Readonly<Record<string, string>>): RegisterQuery => {
  const status = query['status'] ?? '';
  return {
    text: (query['q'] ?? '').trim().slice(0, 100),
    scheme: (query['scheme'] ?? '').slice(0, 100),
    status: isStatus(status) ? status : '',
    page: pageAsked(query),
  };
};
