import type { Task } from '#platform/jobs';
import { tasks as links } from './links/jobs.ts';
import { tasks as prints } from './print/jobs.ts';

/** Work done later: documents set, links asked. */
export const tasks: readonly Task[] = [...prints, ...links];
