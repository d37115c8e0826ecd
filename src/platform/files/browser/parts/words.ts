/** What is said of a file while it is sent. Sizes are in bytes. */
const megabytes = (bytes: number): string => {
  const value = bytes / 1_000_000;
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
};

export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${megabytes(bytes)} MB`;

export const howFar = (sent: number, size: number): string =>
  size < 1_000_000 ? `Sending ${sizeOf(size)}` : `${megabytes(sent)} of ${sizeOf(size)} sent`;

export const paused = (sent: number, size: number): string => `Paused. ${sizeOf(sent)} of ${sizeOf(size)} is there.`;

export const lost = 'The line is lost. It goes on by itself when it is back, from where it was.';
export const arrived = (size: number): string => `${sizeOf(size)}, has arrived.`;
export const signedOut =
  'You have been signed out. Sign in in another tab, then load this page again and choose the file once more: it goes on from where it was.';
export const gone = 'What was sent of this file is no longer on the server. Try again to send it from its beginning.';
export const failed =
  'This file could not be sent. Try again; if it fails once more, tell whoever runs Waymark for you.';

export const waitingFor = (files: number): string =>
  files === 1
    ? 'One file is still on its way. The form is sent when it has arrived.'
    : `${files} files are still on their way. The form is sent when all have arrived.`;

export const leftOut = (name: string): string => `${name} is left out.`;
export const notAllSent =
  'The form was not sent, because a file could not be sent. Look at the list of files, then press the button again.';

/** The server's own sentence, if it gave one. */
export const sentenceOf = (body: string): string | null => {
  const trimmed = body.trim();
  if (trimmed.startsWith('{')) {
    try {
      // Our own route's answer: {message}.
      const { message } = JSON.parse(trimmed) as { message?: unknown };
      return typeof message === 'string' ? message : null;
    } catch {
      return null;
    }
  }
  return /^[A-Z][^<]{10,300}\.$/.test(trimmed) ? trimmed : null;
};
