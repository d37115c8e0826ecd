/** What an award is, how it stands, and what may be done with it when. Pure: pages, messages, actions and tests read the same tables. */
export * from './decision/rules.ts';
export * from './award/rules.ts';
