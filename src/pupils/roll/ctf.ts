/**
 * Reads a Common Transfer File: XML in which one school hands pupils to another. There is no public schema: what is mapped
 * here is read, and everything else in the file is passed over, never kept and never a fault.
 */
import type { Leaf, WantedElements, XmlRead } from '#platform/reading';
import {
  readBirth,
  readEthnicityCell,
  readLanguageCell,
  readName,
  readSenCell,
  readSex,
  readUpn,
  readYearCell,
  type Cell,
} from './cells.ts';
import { readLaestab } from './codes/authority.ts';
import { ctfResults, resultPaths } from './ctf-results.ts';
import { gatherer } from './gather.ts';
import type { Membership, RollPupil, RollRead, RollSink } from './rules.ts';

const simple = {
  UPN: 'upn',
  Surname: 'surname',
  Forename: 'forename',
  DOB: 'bornOn',
  Sex: 'sex',
  Gender: 'sex',
  FormerUPN: 'formerUpn',
  NCyearActual: 'yearGroup',
  Ethnicity: 'ethnicity',
  'BasicDetails/Ethnicity': 'ethnicity',
  'BasicDetails/NCyearActual': 'yearGroup',
  'BasicDetails/FormerUPN': 'formerUpn',
  'BasicDetails/Surname': 'surname',
  'BasicDetails/Forename': 'forename',
  'BasicDetails/DOB': 'bornOn',
  'BasicDetails/Sex': 'sex',
  'BasicDetails/Gender': 'sex',
  'BasicDetails/UPN': 'upn',
} as const;
type Simple = (typeof simple)[keyof typeof simple];

const prefixes = ['', 'BasicDetails/'];
const languagePaths = prefixes.flatMap((prefix) => [
  `${prefix}Languages/Type/`,
  `${prefix}Languages/Type/LanguageType`,
  `${prefix}Languages/Type/Language`,
]);
const senPaths = ['SENhistory/SEN/', 'SENhistory/SEN/StartDate', 'SENhistory/SEN/SENstatus'];
const carePaths = ['LookedAfter/InCare', 'BasicDetails/LookedAfter/InCare'];
const number = (school: string) => [`CTfile/Header/${school}/LEA`, `CTfile/Header/${school}/Estab`];

export const ctfElements: WantedElements = {
  record: 'CTfile/CTFpupilData/Pupil',
  paths: [...Object.keys(simple), ...languagePaths, ...senPaths, ...carePaths, ...resultPaths],
  outside: [...number('SourceSchool'), ...number('DestSchool'), 'CTfile/Header/SourceSchool/SchoolName'],
};

/** Groups of leaves that belong together: each begins where its opening leaf stands. */
const groupsOf = (leaves: readonly Leaf[], opening: string): readonly Readonly<Record<string, string>>[] => {
  const groups: Record<string, string>[] = [];
  for (const { path, line, text } of leaves) {
    if (path === opening) groups.push({ line: String(line) });
    const last = groups.at(-1);
    if (last !== undefined && text !== null && path.startsWith(opening) && !path.slice(opening.length).includes('/'))
      last[path.slice(opening.length)] = text;
  }
  return groups;
};

type Problem = (line: number, column: string | null, message: string) => void;

export const readCtf = async (file: XmlRead, today: string, sink: RollSink): Promise<RollRead> => {
  const gather = gatherer(sink);
  const problem: Problem = (line, column, message) => sink.problem({ line, column, message });
  if (file.root !== 'CTfile')
    problem(
      1,
      null,
      'This XML file is no Common Transfer File: its outermost element is not CTfile. Export it again from your system.',
    );
  for (const school of ['SourceSchool', 'DestSchool']) headerProblem(file.outside, school, problem);
  const cameFrom = file.outside.find(({ path }) => path.endsWith('/SchoolName'))?.text?.slice(0, 200) ?? null;
  for (const { line, leaves } of file.records) {
    let isSound = true;
    const told: Problem = (at, column, message) => {
      isSound = false;
      problem(at, column, message);
    };
    const pupil = pupilOf(line, leaves, cameFrom === '' ? null : cameFrom, today, told, gather.counts);
    if (isSound) await gather.take({ pupil, columns: { upn: 'UPN', surname: 'Surname' } });
    else gather.faulty();
  }
  await gather.end();
  if (file.root === 'CTfile' && file.records.length === 0)
    problem(1, null, 'This Common Transfer File holds no pupil. Export it again with the pupils ticked.');
  return { format: 'ctf', ...gather.counts, columns: [], unread: file.unread };
};

const headerProblem = (outside: readonly Leaf[], school: string, problem: Problem): void => {
  const found = (name: string) => outside.find(({ path }) => path === `CTfile/Header/${school}/${name}`);
  const [authority, establishment] = [found('LEA'), found('Estab')];
  // Schools beyond this country and "unknown" have numbers of their own, such as 000 and XXX.
  if (authority === undefined || establishment === undefined || /^(000|XXX)$/i.test(authority.text ?? '')) return;
  if (readLaestab(`${authority.text}${establishment.text}`) === null)
    problem(
      establishment.line,
      school,
      'The school number in the header is none of this country: three digits for the authority, four for the school.',
    );
};

const readers = (today: string): Readonly<Record<Simple, (text: string) => Cell>> => ({
  upn: readUpn,
  formerUpn: readUpn,
  surname: readName('surname'),
  forename: readName('forename'),
  bornOn: readBirth(today),
  sex: readSex,
  yearGroup: readYearCell,
  ethnicity: readEthnicityCell,
});

const pupilOf = (
  line: number,
  leaves: readonly Leaf[],
  cameFrom: string | null,
  today: string,
  problem: Problem,
  counts: { notAvailable: number },
): RollPupil => {
  const given: Record<Simple, string | null> = {
    upn: null,
    formerUpn: null,
    surname: null,
    forename: null,
    bornOn: null,
    sex: null,
    yearGroup: null,
    ethnicity: null,
  };
  const read = readers(today);
  for (const leaf of leaves) {
    if (leaf.text === null || leaf.text === '' || !(leaf.path in simple)) continue;
    const field = simple[leaf.path as keyof typeof simple]; // just seen to be one of them
    const cell = read[field](leaf.text);
    if (cell.kind === 'problem') problem(leaf.line, leaf.path.split('/').at(-1) ?? null, cell.message);
    else given[field] ??= cell.value;
  }
  const isTold = (field: Simple) =>
    leaves.some(({ path, text }) => text !== '' && path in simple && simple[path as keyof typeof simple] === field);
  for (const [field, element] of [
    ['surname', 'Surname'],
    ['forename', 'Forename'],
  ] as const)
    if (!isTold(field))
      problem(line, element, `This pupil has no ${element} element. Add it in your system and export again.`);
  const results = ctfResults(leaves, given.bornOn, today, problem);
  counts.notAvailable += results.filter(({ missingBecause }) => missingBecause !== null).length;
  return {
    ...given,
    surname: given.surname ?? '',
    forename: given.forename ?? '',
    line,
    admissionNumber: null,
    firstLanguage: languageOf(leaves, problem),
    sen: senOf(leaves, problem),
    joinedOn: null,
    leftOn: null,
    cameFrom,
    kind: null,
    memberships: careOf(leaves),
    attendance: null,
    results,
  };
};

/** The first language (type F); with none of that type, nothing is said. */
const languageOf = (leaves: readonly Leaf[], problem: Problem): string | null => {
  for (const prefix of prefixes)
    for (const group of groupsOf(leaves, `${prefix}Languages/Type/`)) {
      if (group['LanguageType'] !== 'F' || group['Language'] === undefined) continue;
      const cell = readLanguageCell(group['Language']);
      if (cell.kind === 'value') return cell.value;
      problem(Number(group['line']), 'Language', cell.message);
    }
  return null;
};

/** What holds now is the entry that began last. Entries before it may carry codes that ended. */
const senOf = (leaves: readonly Leaf[], problem: Problem): string | null => {
  const entries = groupsOf(leaves, 'SENhistory/SEN/').filter((entry) => (entry['SENstatus'] ?? '') !== '');
  const last = entries.toSorted((one, two) => (one['StartDate'] ?? '').localeCompare(two['StartDate'] ?? '')).at(-1);
  if (last === undefined) return null;
  const cell = readSenCell(last['SENstatus'] ?? '');
  if (cell.kind === 'value') return cell.value;
  problem(Number(last['line']), 'SENstatus', cell.message);
  return null;
};

const careOf = (leaves: readonly Leaf[]): readonly Membership[] =>
  leaves
    .filter(({ path, text }) => carePaths.includes(path) && /^(true|1|y|yes)$/i.test(text ?? ''))
    .map(({ line }) => ({ group: 'looked-after', isMember: true, line }));
