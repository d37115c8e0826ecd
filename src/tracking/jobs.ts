import type { Daily, Task } from '#platform/jobs';
import { dailies as ofIntake, tasks as intake } from './intake/jobs.ts';
import { dailies as ofRollUp, tasks as rollUp } from './rollup/jobs.ts';
import { dailies as ofScores, tasks as scores } from './scores/file/jobs.ts';

export const tasks: readonly Task[] = [...intake, ...scores, ...rollUp];
export const dailies: readonly Daily[] = [...ofIntake, ...ofScores, ...ofRollUp];
