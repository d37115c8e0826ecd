// Not allowed in XML 1.0, whatever the escaping: one of these would make the whole file unreadable.
const notXml = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\ufffe\uffff]/gu;

/** A text as an office file may hold it: without what XML cannot say, a half of a surrogate pair as the replacement mark. */
export const fileText = (text: string): string => text.toWellFormed().replaceAll(notXml, '');
