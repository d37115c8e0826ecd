/**
 * Keys that stand beside the data and not in it (`DATA_DIR/keys`): a copy of the database alone opens nothing that they seal. Each has
 * a name and a file of its own.
 */
export { keyOf } from './file.ts';
