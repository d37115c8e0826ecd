/** Whether somebody who is sent to the school can open a link: judged by its address alone, nothing is fetched. Pure. */

/** Where documents usually ask who is reading. A row is a host's ending; `path` narrows it where only some pages ask. */
export const signInHosts = [
  { host: 'sharepoint.com', name: 'SharePoint' },
  { host: 'onedrive.live.com', name: 'OneDrive' },
  { host: '1drv.ms', name: 'OneDrive' },
  { host: 'onedrive.com', name: 'OneDrive' },
  { host: 'teams.microsoft.com', name: 'Teams' },
  { host: 'teams.live.com', name: 'Teams' },
  { host: 'office.com', name: 'Microsoft 365' },
  { host: 'office365.com', name: 'Microsoft 365' },
  { host: 'stream.microsoft.com', name: 'Microsoft Stream' },
  { host: 'drive.google.com', name: 'Google Drive' },
  { host: 'docs.google.com', name: 'Google Docs' },
  { host: 'sheets.google.com', name: 'Google Sheets' },
  { host: 'classroom.google.com', name: 'Google Classroom' },
  { host: 'sites.google.com', name: 'Google Sites' },
  { host: 'photos.google.com', name: 'Google Photos' },
  { host: 'photos.app.goo.gl', name: 'Google Photos' },
  { host: 'mail.google.com', name: 'Gmail' },
  { host: 'dropbox.com', name: 'Dropbox' },
  { host: 'box.com', name: 'Box' },
  { host: 'icloud.com', name: 'iCloud' },
  { host: 'wetransfer.com', name: 'WeTransfer' },
  { host: 'we.tl', name: 'WeTransfer' },
  { host: 'padlet.com', name: 'Padlet' },
  { host: 'seesaw.me', name: 'Seesaw' },
  { host: 'tapestryjournal.com', name: 'Tapestry' },
  { host: 'evidence.me', name: 'Evidence Me' },
  { host: 'classcharts.com', name: 'Class Charts' },
  { host: 'arbor.sc', name: 'Arbor' },
  { host: 'bromcomcloud.com', name: 'Bromcom' },
  { host: 'cpoms.net', name: 'CPOMS' },
  { host: 'myconcern.education', name: 'MyConcern' },
  { host: 'notion.so', name: 'Notion' },
  { host: 'trello.com', name: 'Trello' },
] as const;

/** Names that only a school's own network knows. */
const innerEndings = [
  '.local',
  '.lan',
  '.internal',
  '.intranet',
  '.home',
  '.corp',
  '.localdomain',
  '.home.arpa',
  '.test',
];

export type LinkTrouble =
  | Readonly<{ kind: 'sign-in'; name: string }>
  | Readonly<{ kind: 'inner' }>
  | Readonly<{ kind: 'does-not-open' }>;

const isInnerV4 = (host: string): boolean => {
  const [a = 256, b = 256] = host.split('.').map(Number);
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b <= 127) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 198 && (b === 18 || b === 19))
  );
};

/** IPv6 that is the machine itself, a local network, or a way of writing an IPv4 address: no public page lives there. */
const isInnerV6 = (host: string): boolean => /^\[(::1?|::ffff:.*|f[cd].*|fe[89ab].*|64:ff9b:.*|2002:.*)\]$/.test(host);

/** What stands in the way of a reader who has nobody's password: a service that asks who they are, or an address inside the school. */
export const linkTrouble = (address: string): LinkTrouble | null => {
  if (isFolderPath(address)) return { kind: 'inner' };
  if (!URL.canParse(address)) return null;
  const { hostname } = new URL(address);
  const host = hostname.replace(/\.$/, '').toLowerCase();
  const isV4 = /^\d+\.\d+\.\d+\.\d+$/.test(host);
  if (host === 'localhost' || (isV4 && isInnerV4(host)) || isInnerV6(host)) return { kind: 'inner' };
  if (!host.includes('.') && !host.startsWith('[')) return { kind: 'inner' };
  if (innerEndings.some((ending) => host.endsWith(ending))) return { kind: 'inner' };
  const asks = signInHosts.find((each) => host === each.host || host.endsWith(`.${each.host}`));
  return asks === undefined ? null : { kind: 'sign-in', name: asks.name };
};

/** `\\server\share`, `S:\docs`, `file:///…`: a place in somebody's network, not on the web. */
export const isFolderPath = (text: string): boolean => /^(\\\\|\/\/[^/]|[a-z]:[\\/]|file:)/i.test(text.trim());

/** The trouble as a sentence and what to do about it. */
export const linkTroubleWords = (trouble: LinkTrouble): Readonly<{ title: string; why: string }> => {
  switch (trouble.kind) {
    case 'sign-in':
      return {
        title: `${trouble.name} may ask the reader to sign in`,
        why: 'An adviser or verifier has no password of yours. Upload a copy, so that it also stays as it is today.',
      };
    case 'inner':
      return {
        title: 'Only people inside your school can open this address',
        why: 'It names a place in your own network. Upload a copy instead.',
      };
    case 'does-not-open':
      return {
        title: 'Somebody looked, and this link does not open',
        why: 'Correct the address, or upload a copy of what stood there.',
      };
  }
};
