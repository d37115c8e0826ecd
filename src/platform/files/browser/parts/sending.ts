import { DetailedError, Upload } from 'tus-js-client';
import { fingerprint, inThisTab } from './remember.ts';
import { failed, gone, sentenceOf, signedOut } from './words.ts';

export type Told = Readonly<{
  progress: (sent: number) => void;
  done: (id: string) => void;
  /** The line is lost, for how long nobody knows: it is tried again until it is back. */
  lost: () => void;
  /** It cannot go on, and why; a file of the wrong kind is not tried again. */
  refused: (because: string, mayRetry: boolean) => void;
}>;

export type Sending = Readonly<{ start: () => void; pause: () => void; end: () => void }>;

/** Eight megabytes: a part that is lost is soon sent again, and each part shows the server that its person is still there. */
const partSize = 8 * 1024 * 1024;
const lookAgainMs = 5_000;

/** Why it stopped: null is a lost line. A server that is being started again, or a proxy before it, is one as well. */
const reasonOf = (error: Error | DetailedError): string | null => {
  const answer = error instanceof DetailedError ? error.originalResponse : null;
  if (answer === null || answer === undefined) return null;
  const status = answer.getStatus();
  if (status === 0 || status === 502 || status === 503 || status === 504) return null;
  if (status === 404 || status === 410) return gone;
  if (status === 403 || (answer.getHeader('content-type') ?? '').startsWith('text/html')) return signedOut;
  return sentenceOf(answer.getBody()) ?? failed;
};

/** Too large, or of a kind that is not kept: the same file would be refused again. */
const isForGood = (error: Error | DetailedError): boolean => {
  const status = error instanceof DetailedError ? (error.originalResponse?.getStatus() ?? 0) : 0;
  return status === 413 || status === 422;
};

/** Sends one file in parts to the address that the page names. */
export const sendingOf = (file: File, endpoint: string, token: string, told: Told): Sending => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPaused = false;
  const again = () => {
    clearTimeout(timer);
    if (!isPaused) upload.start();
  };
  const upload = new Upload(file, {
    endpoint,
    chunkSize: partSize,
    retryDelays: [0, 1_000, 3_000],
    headers: { 'x-form-token': token },
    metadata: { filename: file.name },
    fingerprint: () => fingerprint(file),
    urlStorage: inThisTab,
    removeFingerprintOnSuccess: true,
    onProgress: (sent) => told.progress(sent),
    onSuccess: () => told.done(upload.url?.split('/').at(-1) ?? ''),
    onError: (error) => {
      const because = reasonOf(error);
      if (because !== null) return told.refused(because, !isForGood(error));
      told.lost();
      timer = setTimeout(again, lookAgainMs);
    },
  });
  addEventListener('online', again);
  return {
    start: () => {
      isPaused = false;
      clearTimeout(timer);
      upload.findPreviousUploads().then(
        ([before]) => {
          if (before !== undefined && upload.url === null) upload.resumeFromPreviousUpload(before);
          upload.start();
        },
        () => upload.start(),
      );
    },
    pause: () => {
      isPaused = true;
      clearTimeout(timer);
      void upload.abort();
    },
    end: () => {
      isPaused = true;
      clearTimeout(timer);
      removeEventListener('online', again);
      // What is there already goes by itself after two days, should the line be lost at this moment.
      upload.abort(true).catch(() => {});
    },
  };
};
