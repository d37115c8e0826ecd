/** Several files at once. Pure. */

/** As many as one form carries; more are added in a second go. */
export const mostFiles = 20;
/** Items whose words are asked for on one page. */
export const perAsking = 20;

/** A title from a file's name, to be made better by a person: "reading_review-2026.pdf" becomes "Reading review 2026". */
export const titleFrom = (name: string): string => {
  const bare = name
    .replace(/\.[^.]{1,8}$/, '')
    .replaceAll(/[_\-.\s]+/g, ' ')
    .trim();
  const words = [...(bare === '' ? name : bare)].slice(0, 200).join('');
  return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
};
