import type { Daily, Task } from '#platform/jobs';
import { dailies as ofAssignment } from './assignment/jobs.ts';
import { tasks as ofExemption } from './exemption/jobs.ts';
import { dailies as ofGrid } from './grid/jobs.ts';

export const tasks: readonly Task[] = ofExemption;
export const dailies: readonly Daily[] = [...ofAssignment, ...ofGrid];
