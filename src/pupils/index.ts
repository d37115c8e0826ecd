/**
 * Pupils: those whom an enrolment follows, as target or for comparison, and the groups to which they belong from day to day.
 * Names stand in the schema `restricted` and are the school team's alone; later rooms and assessors work with codes. Every
 * look at names is in the trail. Child-protection flags are for the DSL and the staff whom the DSL names.
 */
export { lookAtPupils } from './actions.ts';
export { choosePupils, freezeChoice, takeOut, type Chosen } from './choosing/actions.ts';
export { choiceChangesOf, freezesOf } from './choosing/store.ts';
export { narrow } from './groups/named/rules.ts';
export { listOwn as ownGroups } from './groups/own/store.ts';
export { pupilOf, rollOn, type OnRoll } from './groups/named/store.ts';
export { recordMemberships, type Recorded } from './groups/membership/actions.ts';
export { membersIn, membersOf, standingsOn, type Standings } from './groups/standing/actions.ts';
export { SafeguardingNote } from './pages.tsx';
export { routes } from './routes.ts';
export { codedOf, teamOf, workScope } from './scope.ts';
export { followAttendance } from './roll/attending.ts';
export { followGroups, recordableGroups } from './roll/belonging.ts';
export { checkRoll, collector, type RollCheck } from './roll/check.ts';
export { readWaiting, stageChecked, type AlsoLooks } from './roll/files/actions.ts';
export {
  allProblems,
  previewCounts,
  previewMissing,
  previewProblems,
  previewRows,
  shownPerPage,
  type Change,
  type Missing,
  type PreviewPart,
  type PreviewRow,
} from './roll/files/shown.ts';
export { rememberColumns, rememberedColumns, type Named } from './roll/files/memory.ts';
export {
  findFile,
  insertFile,
  lockFile,
  recentFiles,
  schoolByUrn,
  staleFiles,
  waitingFile,
  writeDropped,
  writeTaken,
  writeUnreadable,
  writeWaiting,
  type Follows,
  type ResultsTold,
  type RollFile,
} from './roll/files/store.ts';
export { knownHeading, offeredFields } from './roll/headings.ts';
export {
  noMapping,
  readMapping,
  resultParts,
  targetOf,
  type Mapping,
  type ResultPart,
  type Target,
} from './roll/mapping.ts';
export { readRollFile, sniffFormat } from './roll/read.ts';
export { nothingDone, reconcilePupils, type Reconciled } from './roll/reconcile.ts';
export {
  formatOf,
  headingKey,
  isRollFormat,
  mostPupilsByPage,
  pupilFields,
  rollFormats,
  type RollColumn,
  type RollFormat,
  type RollPupil,
  type RollRead,
} from './roll/rules.ts';
export { stagePupils } from './roll/staging.ts';
export { sheetRows } from './roll/workbook.ts';
