/** The text of a scheme's file to a Scheme, or to every problem with its line, its column and what to do. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { isMap, isNode, isPair, LineCounter, parseDocument } from 'yaml';
import type { Document, Pair } from 'yaml';
import schema from '../../schemes/scheme.schema.json' with { type: 'json' };
import { faultsOf, type Fault, type OtherSchemes } from './check/rules.ts';
import { sentenceFor } from './check/forms.ts';
import { schemeFrom, type SchemeDocument } from './document/rules.ts';
import type { Scheme } from './rules.ts';

/** `line` and `column` count from 1; `at` is the place in the file as a path of keys. */
export type SchemeProblem = Readonly<{ line: number; column: number; at: string; message: string }>;
/** What could be made out of a faulty file, for a message about it. */
export type Seen = Readonly<{ id: string | null; version: string | null; standards: number; criteria: number }>;
export type SchemeRead =
  | Readonly<{ kind: 'read'; scheme: Scheme; document: SchemeDocument; seen: Seen }>
  | Readonly<{ kind: 'problems'; problems: readonly SchemeProblem[]; seen: Seen }>;

/** A whole scheme is under 300 kB; a file ten times that is not one. */
const largestFile = 3_000_000;

let validator: ValidateFunction | undefined;
const validate = (): ValidateFunction => {
  validator ??= new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
  }).compile(schema);
  return validator;
};

const pointer = (path: string): readonly (string | number)[] =>
  path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Where a key path stands in the text: the deepest part of it that is there, and for a key of a map the key itself. */
const offsetOf = (document: Document, at: Fault['at']): number => {
  for (let depth = at.length; depth >= 0; depth -= 1) {
    const parent =
      depth === 0
        ? undefined
        : (document.getIn(at.slice(0, depth - 1), true) ?? (depth === 1 ? document.contents : undefined));
    const pair = isMap(parent)
      ? parent.items.find((item): item is Pair => isPair(item) && String(item.key) === String(at[depth - 1]))
      : undefined;
    if (pair !== undefined && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    const node = depth === 0 ? document.contents : document.getIn(at.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
};

const named = (error: ErrorObject): Fault['at'] => {
  const at = pointer(error.instancePath);
  const extra: unknown =
    error.params['additionalProperty'] ?? error.params['unevaluatedProperty'] ?? error.params['propertyName'];
  return typeof extra === 'string' ? [...at, extra] : at;
};

const countOf = (value: unknown, key: string): number => {
  const list = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return Array.isArray(list) ? list.length : 0;
};

const seenIn = (value: unknown): Seen => {
  const text = (key: string) => {
    const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    return typeof found === 'string' ? found : null;
  };
  const standards: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'standards') : undefined;
  const criteria = Array.isArray(standards)
    ? standards.reduce((sum: number, each) => sum + countOf(each, 'criteria'), 0)
    : 0;
  return { id: text('id'), version: text('version'), standards: countOf(value, 'standards'), criteria };
};

/** The plain value; undefined when its references multiply beyond reason, which the reader answers by throwing. */
const valueOf = (document: Document): unknown => {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return undefined;
  }
};

/** A follow-on of another error at the same place: an `if` repeats what its `then` says, and `oneOf` what its parts say. */
const isEcho = (error: ErrorObject): boolean => error.keyword === 'if' || error.schemaPath.includes('/oneOf/');

/**
 * Reads a scheme. All problems come at once, in the order of the file. Crosswalks into another scheme are checked
 * when that scheme is given among `others`.
 */
export const readScheme = (text: string, others: OtherSchemes = new Map()): SchemeRead => {
  const lines = new LineCounter();
  const nothing = seenIn(null);
  if (text.length > largestFile)
    return {
      kind: 'problems',
      seen: nothing,
      problems: [
        {
          line: 1,
          column: 1,
          at: '',
          message: 'This file is too large to be a scheme: check that it is the right one.',
        },
      ],
    };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = (offset: number, at: Fault['at'], message: string): SchemeProblem => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), at: at.join('.'), message };
  };
  const inOrder = (problems: readonly SchemeProblem[]) =>
    problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) =>
      problem(
        pos[0],
        [],
        `This line cannot be read as YAML (${message.replace(/\.$/, '')}): check its indentation, colons and quotation marks.`,
      ),
    );
    return { kind: 'problems', seen: nothing, problems: inOrder(problems) };
  }
  const value = valueOf(document);
  if (value === undefined) {
    const message = 'This file repeats parts by reference until it is too large: write each part out once.';
    return { kind: 'problems', seen: nothing, problems: [problem(0, [], message)] };
  }
  const seen = seenIn(value);
  const check = validate();
  if (!check(value)) {
    const problems = (check.errors ?? [])
      .filter((error) => !isEcho(error))
      .map((error) => problem(offsetOf(document, named(error)), named(error), sentenceFor(error)));
    return { kind: 'problems', seen, problems: inOrder(problems) };
  }
  const good = value as SchemeDocument; // The schema's check is what this type means.
  const faults = faultsOf(good, others).map(({ at, message }) => problem(offsetOf(document, at), at, message));
  return faults.length > 0
    ? { kind: 'problems', seen, problems: inOrder(faults) }
    : { kind: 'read', scheme: schemeFrom(good), document: good, seen };
};
