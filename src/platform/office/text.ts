// Not allowed in XML 1.0, whatever the escaping: one of these would make the whole file unreadable.
// oxlint-disable-next-line no-control-regex -- these are the characters to take out
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as an office file may hold it: without what XML cannot say, a half of a surrogate pair as the replacement mark. */
export const fileText = (text: string): string => text.toWellFormed().replaceAll(notXml, '');
