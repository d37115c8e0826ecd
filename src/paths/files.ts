/** Files that come in parts over a poor line. */
export const uploads = { begin: '/uploads', one: '/uploads/:upload' } as const;
