/** Schools and national figures. */
export const schools = {
  search: '/schools',
  import: '/schools/import',
  imported: '/schools/imports/:import',
  enter: '/schools/enter',
  page: '/schools/:school',
  portrait: '/schools/:school/portrait',
  figures: '/schools/:school/figures',
  quotations: '/schools/:school/quotations',
  trends: '/schools/:school/trends',
  removeStatement: '/schools/:school/statements/remove',
} as const;
