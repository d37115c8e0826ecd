const schemes = ['http:', 'https:', 'mailto:', 'tel:'];
// Browsers drop tabs and line breaks inside an address, and control characters before it, so we drop them before looking.
const bareOf = (address: string): string =>
  [...address].filter((letter) => letter > ' ' && !(letter >= '\u007f' && letter <= '\u009f')).join('');

/**
 * An address that may stand in a link: relative, http, https, mailto or tel. Anything else (javascript:, data:, an
 * odd scheme) becomes `#`, so that a value typed by a person can never run as a script.
 */
export const safeHref = (address: string): string => {
  // Nearly every link is a path of ours; before a slash there is no scheme to look for.
  if (address.startsWith('/')) return address;
  const bare = bareOf(address).toLowerCase();
  const scheme = /^[^/?#]*?:/.exec(bare)?.[0];
  return scheme === undefined || schemes.includes(scheme) ? address : '#';
};

/** True for an address on this site: starts with one slash, so never another host. Form targets must be one. */
export const isOurs = (address: string): boolean => /^\/(?![/\\])/.test(bareOf(address));
