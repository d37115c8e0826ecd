import { posix } from 'node:path';
import { withoutComments, type Import, type Source } from './source.ts';

/** One rule of the house: what it forbids, in a sentence that says what to do instead. */
export type HouseRule = Readonly<{ name: string; faults: (source: Source, rooms: readonly string[]) => string[] }>;

const isTest = (source: Source) => /\.test\.tsx?$/.test(source.name);
const isCode = (source: Source) => /\.tsx?$/.test(source.name);
const inStep = (source: Source) => source.room !== null && !source.room.startsWith('platform/');
const roomOf = (from: string) => from.slice(1).split('/')[0] ?? '';
const when = (holds: boolean, faults: () => string[]) => (holds ? faults() : []);

/** The file that a relative import names, from the project's root. */
const target = (source: Source, from: string) => posix.join(posix.dirname(source.path), from);
const folderOf = (source: Source) => `src/${source.room}/`;
const namesOf = (imports: readonly Import[]) => imports.map(({ from }) => `"${from}"`);

const staysInItsStep: HouseRule = {
  name: 'a relative path never leaves its step',
  faults: (source) =>
    when(source.room !== null && !isTest(source), () =>
      namesOf(
        source.imports.filter(
          ({ from }) =>
            from.startsWith('.') && !from.endsWith('.json') && !target(source, from).startsWith(folderOf(source)),
        ),
      ).map((from) => `${from} leaves ${folderOf(source)}: ask for the other room's door, "#room".`),
    ),
};

const doors = /^#(journey|paths|platform\/[a-z-]+|platform\/db\/embedded|[a-z-]+(\/rules)?)$/;
const twoDoorsOnly: HouseRule = {
  name: '# names one room, its rules, or one part of the platform',
  faults: (source) =>
    namesOf(source.imports.filter(({ from }) => from.startsWith('#') && !doors.test(from))).map(
      (from) => `${from} is no door: a room offers "#room" and "#room/rules", the platform "#platform/part".`,
    ),
};

const noLaterRoom: HouseRule = {
  name: 'a step uses earlier steps, never later ones',
  faults: (source, rooms) =>
    when(source.room !== null && !isTest(source), () => {
      // The platform knows no room at all; a file in src itself (paths, journey) none either.
      const own = inStep(source) ? rooms.indexOf(source.room ?? '') : -1;
      if (inStep(source) && own === -1) return [`the room ${source.room} is not in the list of src/journey.ts.`];
      return source.imports
        .filter(({ from }) => /^#(?!platform\/|paths$|journey$)/.test(from))
        .filter(({ from }) => rooms.indexOf(roomOf(from)) >= own || !rooms.includes(roomOf(from)))
        .map(({ from }) => `"${from}" is not earlier than ${source.room} in src/journey.ts.`);
    }),
};

const noOwnDoor: HouseRule = {
  name: 'a step does not come in by its own door',
  faults: (source) =>
    when(source.room !== null && !isTest(source), () =>
      namesOf(
        source.imports.filter(
          ({ from }) => from.startsWith('.') && target(source, from) === `${folderOf(source)}index.ts`,
        ),
      ).map((from) => `${from} is its own step's door: import the file that holds the thing.`),
    ),
};

/** What each kind of file may not use in its own step; types are free, for they are gone at run time. */
const forbidden: Readonly<Record<string, RegExp>> = {
  'rules.ts': /\/(forms|store|actions|routes|commands|jobs)\.ts$|\.tsx$/,
  'forms.ts': /\/(store|actions|routes|commands|jobs)\.ts$|\.tsx$/,
  'store.ts': /\/(forms|actions|routes|commands|jobs)\.ts$|\.tsx$/,
  'actions.ts': /\/(routes|commands|jobs)\.ts$|\.tsx$/,
  'pages.tsx': /\/(store|actions|routes|commands|jobs)\.ts$/,
};
const downwards: HouseRule = {
  name: 'files of a step are opened downwards',
  faults: (source) =>
    when(inStep(source), () => {
      const pattern = source.name.endsWith('.tsx') && !isTest(source) ? forbidden['pages.tsx'] : forbidden[source.name];
      if (pattern === undefined) return [];
      return namesOf(
        source.imports.filter(({ from, isType }) => !isType && from.startsWith('.') && pattern.test(from)),
      ).map((from) => `${source.name} may not use ${from} (house-style, the table of a step's files).`);
    }),
};

const impure = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\basync\b|\bawait\b|\bsetTimeout\(/;
const pureFiles = /^(rules|forms)\.ts$|\.tsx$/;
const pure: HouseRule = {
  name: 'rules, forms and pages are pure',
  faults: (source) =>
    when(inStep(source) && pureFiles.test(source.name) && !isTest(source), () => {
      const found = impure.exec(withoutComments(source.text))?.[0];
      const reaches = source.imports.filter(
        ({ from, isType }) =>
          !isType &&
          /^(node:(?!crypto$|path$|url$|util$)|#platform\/(db|jobs|mail|files|trail|route|documents)$|postgres$)/.test(
            from,
          ),
      );
      const doorless =
        source.name === 'rules.ts'
          ? source.imports.filter(({ from, isType }) => !isType && /^#[a-z-]+$/.test(from) && from !== '#journey')
          : [];
      return [
        ...(found ? [`"${found}" asks the world: take it as an argument.`] : []),
        ...namesOf(reaches).map((from) => `${from} reaches outside: only actions, stores and routes may.`),
        ...namesOf(doorless).map((from) => `rules use other rooms' rules only: "#room/rules" in place of ${from}.`),
      ];
    }),
};

const address = /(?:href|action|src)=["'{]+[`'"]?\/[a-z]|[(\s=:[]['"`]\/[a-z][a-z-]*\/(?:[a-z:$][^'"`\s]*)?['"`]/;
const oneAddressBook: HouseRule = {
  name: 'addresses stand in src/paths.ts alone',
  faults: (source) =>
    when(inStep(source) && isCode(source) && !isTest(source) && !/\/browser\//.test(source.path), () => {
      const found = address.exec(withoutComments(source.text))?.[0].trim();
      return found ? [`${found} is an address: name it in src/paths/ and use href().`] : [];
    }),
};

const markup: HouseRule = {
  name: 'nothing goes round the escaping or the content policy',
  faults: (source) =>
    when(source.name.endsWith('.tsx') && !isTest(source), () => {
      const text = withoutComments(source.text);
      return [
        ...(text.includes('dangerouslySetInnerHTML') && source.path !== 'src/platform/kit/raw.tsx'
          ? ['dangerouslySetInnerHTML belongs in src/platform/kit/raw.tsx alone.']
          : []),
        ...(/\sstyle=[{"]/.test(text)
          ? ['style= is refused by our Content-Security-Policy: use a class or an SVG attribute.']
          : []),
        ...(/\son[A-Z][a-z]+=/.test(text) ? ['an event attribute never runs here: pages are plain HTML.'] : []),
      ];
    }),
};

const plainTypes: HouseRule = {
  name: 'types and functions: no class but an error, no enum, no interface',
  faults: (source) =>
    when(isCode(source) && source.path.startsWith('src/') && !source.name.endsWith('.d.ts'), () => {
      const text = withoutComments(source.text);
      const found = [
        ...text.matchAll(/^\s*(?:export )?(?:abstract )?class \w+(?! extends \w*Error\b)[^\w]/gm),
        ...text.matchAll(/^(?:export )?(?:const )?enum \w+/gm),
        ...text.matchAll(/^(?:export )?interface \w+/gm),
      ];
      return found.map(([line]) => `"${line.trim()}": write a type and functions.`);
    }),
};

const longest = 250;
const short: HouseRule = {
  name: `no file is longer than ${longest} lines`,
  faults: (source) => {
    const lines = source.text.trimEnd().split('\n').length;
    return when(lines > longest && !source.name.endsWith('.sql') && !/generated/.test(source.path), () => [
      `${lines} lines: split it by noun into a sub-folder with the same file names.`,
    ]);
  },
};

export const houseRules: readonly HouseRule[] = [
  staysInItsStep,
  twoDoorsOnly,
  noLaterRoom,
  noOwnDoor,
  downwards,
  pure,
  oneAddressBook,
  markup,
  plainTypes,
  short,
];
