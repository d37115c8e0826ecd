/** What a person is told, and how they want to be told. */
export const notices = {
  list: '/notices',
  seen: '/notices/seen',
  choices: '/notices/choices',
  open: '/notices/:notice',
} as const;
