import { dailies as ofFiles, tasks as files } from '#platform/files';
import { dailyTasks, type Daily, type Task } from '#platform/jobs';
import { tasks as mail } from '#platform/mail';
import { dailies as ofLimits } from '#platform/limit';
import { dailies as ofAudit, tasks as audit } from '#audit';
import { tasks as awards } from '#awards';
import { dailies as ofDuties } from '#duties';
import { dailies as ofEvidence } from '#evidence';
import { dailies as ofPeople, tasks as people } from '#people';
import { dailies as ofPlan, tasks as plan } from '#plan';
import { dailies as ofPortfolio, tasks as portfolio } from '#portfolio';
import { dailies as ofProvision } from '#provision';
import { tasks as schools } from '#schools';
import { dailies as ofTracking, tasks as tracking } from '#tracking';

/** What is done once for each calendar date, from the rooms' doors. The daily mail comes last: it tells of what the others found. */
const dailies: readonly Daily[] = [
  ...ofFiles,
  ...ofLimits,
  ...ofProvision,
  ...ofEvidence,
  ...ofAudit,
  ...ofPlan,
  ...ofPortfolio,
  ...ofTracking,
  ...ofDuties,
  ...ofPeople,
];

/** Every kind of work done later: what the platform brings, and what the rooms' doors offer. */
export const tasks: readonly Task[] = [
  ...mail,
  ...files,
  ...people,
  ...schools,
  ...audit,
  ...plan,
  ...portfolio,
  ...tracking,
  ...awards,
  ...dailyTasks(dailies),
];
