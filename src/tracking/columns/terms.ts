/** Terms as schools name points in time by them. Pure. */

const firstMonths: Readonly<Record<string, string>> = { spring: '01', summer: '04', autumn: '09' };

/** The first day on which the term of a label may begin: "Spring 2027" is 2027-01-01. Null where the label names no term and year. */
export const termBegins = (label: string): string | null => {
  const found = /\b(autumn|spring|summer)\b[^\d]*\b(20\d\d)$/i.exec(label.trim());
  const month = firstMonths[found?.[1]?.toLowerCase() ?? ''];
  return found?.[2] === undefined || month === undefined ? null : `${found[2]}-${month}-01`;
};
