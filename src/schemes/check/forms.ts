/** What the schema's check found, as a sentence that says what to do. */
import type { ErrorObject } from 'ajv/dist/2020.js';

/** How many letters must change to make one word the other. */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, match] of [...other].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === match ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
};

const nearest = (word: string, words: readonly string[]): string => {
  const close = words
    .filter((each) => distance(word, each) <= 2)
    .toSorted((a, b) => distance(word, a) - distance(word, b))[0];
  return close === undefined ? '' : ` Did you mean “${close}”?`;
};

const kinds: Readonly<Record<string, string>> = {
  string: 'words, in quotation marks if they look like a number',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list, each line with a dash',
  object: 'a group of named lines',
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'));
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(textOf) : []);

/** The names that the schema allows at this place, where it can be told from the error alone. */
const allowedHere = (error: ErrorObject): readonly string[] => {
  const parent: unknown = error.parentSchema;
  const properties: unknown =
    typeof parent === 'object' && parent !== null ? Reflect.get(parent, 'properties') : undefined;
  return typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
};

const placeOf = (error: ErrorObject): string =>
  error.instancePath.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part)) ?? 'the scheme';

const pattern = (error: ErrorObject): string => {
  const place = placeOf(error);
  if (place === 'version')
    return 'The version is two numbers with a point between them, in quotation marks: write "1.0".';
  return `“${textOf(error.data)}” cannot be a code: use letters, digits and hyphens only, without spaces.`;
};

/** One finding of the check as a sentence; the exhaustive list of the keywords that the schema uses. */
export const sentenceFor = (error: ErrorObject): string => {
  const place = placeOf(error);
  const param = (name: string): string => textOf(error.params[name]);
  switch (error.keyword) {
    case 'required':
      return `“${param('missingProperty')}” is missing from ${place}: add it.`;
    case 'additionalProperties':
      return `“${param('additionalProperty')}” is not known in ${place}.${nearest(param('additionalProperty'), allowedHere(error))} Correct it or take it out.`;
    case 'unevaluatedProperties':
      return `“${param('unevaluatedProperty')}” is not known in ${place}. Correct it or take it out.`;
    case 'type':
      return `${place} must be ${kinds[param('type')] ?? param('type')}: change it.`;
    case 'enum': {
      const allowed = listOf(error.params['allowedValues']);
      return `“${textOf(error.data)}” is not possible for ${place}.${nearest(textOf(error.data), allowed)} Use one of ${allowed.join(', ')}.`;
    }
    case 'const':
      return `${place} must be ${param('allowedValue')}: change it.`;
    case 'pattern':
      return pattern(error);
    case 'minLength':
      return `${place} is too short: write at least ${param('limit')} characters.`;
    case 'maxLength':
      return `${place} is too long: keep it to ${param('limit')} characters.`;
    case 'minItems':
      return `${place} needs at least ${param('limit')}: add what is missing.`;
    case 'maxItems':
      return `${place} may have at most ${param('limit')}: take some out.`;
    case 'minimum':
      return `${place} must be ${param('limit')} or more: give a larger number.`;
    case 'maximum':
      return `${place} must be ${param('limit')} or less: give a smaller number.`;
    case 'uniqueItems':
      return `${place} names the same thing twice: take one out.`;
    case 'oneOf':
      return `${place} needs either “scheme” or “parts”, and not both: keep one.`;
    default:
      return `${place} does not fit: ${error.message ?? 'compare it with schemes/scheme.schema.json'}.`;
  }
};
