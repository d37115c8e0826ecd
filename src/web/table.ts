import type { Route } from '#platform/route';

/** The whole route table: every room's door that has addresses. A room that is not listed here answers nothing. */
export const routes: readonly Route[] = [];
