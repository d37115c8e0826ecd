/**
 * A zip that is written while it is read, however large: file names that every system unpacks, and a list of hashes that
 * `sha256sum -c` accepts. Knows nothing about schools.
 */
export { safePart, uniquePaths } from './names.ts';
export { manifestOf, zipOf, type ZipEntry } from './write.ts';
