/** What the operator has set in the environment, read once at the start and handed on as a value. */
export { originAt, readConfig } from './read.ts';
export type { Config, DatabaseConfig, FilesConfig, MailConfig, ReadConfig } from './read.ts';
export { projectRoot } from './root.ts';
