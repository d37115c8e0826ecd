import { createHash } from 'node:crypto';

/** The name of some bytes: their SHA-256, as sixty-four hexadecimal digits. */
export const bytesHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
