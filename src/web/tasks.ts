import { tasks as files } from '#platform/files';
import type { Task } from '#platform/jobs';
import { tasks as mail } from '#platform/mail';
import { tasks as awards } from '#awards';
import { tasks as people } from '#people';
import { tasks as schools } from '#schools';

/** Every kind of work done later: what the platform brings, and what the rooms' doors offer. */
export const tasks: readonly Task[] = [...mail, ...files, ...people, ...schools, ...awards];
