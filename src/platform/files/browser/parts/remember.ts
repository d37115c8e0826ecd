import type { PreviousUpload, UrlStorage } from 'tus-js-client';

/**
 * Where an upload of this tab goes on after the page was loaded again: an address under a hash. No name of a file is kept in
 * the browser; it goes with the tab, and when its person signs out.
 */
const prefix = 'waymark.upload.';

export const fingerprint = async (file: File): Promise<string> => {
  const what = new TextEncoder().encode(`${file.name}\0${file.size}\0${file.lastModified}`);
  // Without a secure address there is no hashing, and then nothing is remembered.
  if (globalThis.crypto?.subtle === undefined) return '';
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', what));
  return prefix + Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const held = (key: string): PreviousUpload[] => {
  const uploadUrl = key === '' ? null : sessionStorage.getItem(key);
  return uploadUrl === null
    ? []
    : [{ size: null, metadata: {}, creationTime: '', urlStorageKey: key, uploadUrl, parallelUploadUrls: null }];
};

export const inThisTab: UrlStorage = {
  findAllUploads: async () =>
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(prefix))
      .flatMap(held),
  findUploadsByFingerprint: async (key) => held(key),
  removeUpload: async (key) => sessionStorage.removeItem(key),
  addUpload: async (key, { uploadUrl }) => {
    if (key !== '' && uploadUrl !== null) sessionStorage.setItem(key, uploadUrl);
    return key;
  },
};
