import { VC_1, VC_2 } from './contexts.ts';
import { idOf, isObject, listOf, type Json } from './json.ts';

const DATE_TIME = /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const OPEN_BADGE = ['OpenBadgeCredential', 'AchievementCredential'];

/**
 * What is wrong with the form of a credential, as sentences; none means that Verifiable Credentials (1.1 or 2.0) and,
 * where it says that it is one, Open Badges 3.0 accept its form.
 */
export function faultsOf(credential: unknown): readonly string[] {
  if (!isObject(credential)) return ['A credential is a JSON object.'];
  if (isDeeperThan(credential, MOST_DEEP)) return [`It is nested more than ${MOST_DEEP} deep.`];
  const faults = [...hiddenMeaning(credential, credential['id'], true), ...coreFaults(credential)];
  return faults.length > 0
    ? faults
    : [...dateFaults(credential), ...statusFaults(credential), ...badgeFaults(credential)];
}

const MOST_DEEP = 100;

function isDeeperThan(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return most === 0 || Object.values(value).some((part) => isDeeperThan(part, most - 1));
}

/**
 * Refuses forms in which signed statements can be moved where a reader of plain members does not look: members under
 * their full or prefixed address, vocabularies written into the credential, a second node with the credential's own
 * identifier, and values that the signature does not cover.
 */
function hiddenMeaning(node: unknown, ownId: unknown, isTop: boolean): readonly string[] {
  if (Array.isArray(node)) {
    if (node.length === 0) return ['An empty list is outside the signature.'];
    return node.flatMap((part) =>
      Array.isArray(part) ? ['A list inside a list.'] : hiddenMeaning(part, ownId, false),
    );
  }
  if (!isObject(node)) return plainFaults(node);
  const isTwin = !isTop && typeof ownId === 'string' && node['id'] === ownId;
  const moved = isTwin ? CORE.filter((member) => node[member] !== undefined) : [];
  const faults = moved.map((member) => `A part of the credential carries its id and its ${member}.`);
  return [...faults, ...Object.entries(node).flatMap(([key, value]) => memberFaults(key, value, ownId))];
}

function memberFaults(key: string, value: unknown, ownId: unknown): readonly string[] {
  if (key === '@context') {
    return listOf(value).every((part) => typeof part === 'string')
      ? []
      : ['A vocabulary is written into the credential.'];
  }
  if (key === '__proto__' || key.includes(':') || (key.startsWith('@') && !VALUE_KEYS.has(key))) {
    return [`The member "${key}" is not named as the vocabulary names it.`];
  }
  if (key === 'hashed' && typeof value !== 'boolean') return ['"hashed" is true or false.'];
  return hiddenMeaning(value, ownId, false);
}

const CORE = [
  'issuer',
  'credentialSubject',
  'credentialStatus',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'proof',
];
const VALUE_KEYS: ReadonlySet<string> = new Set(['@value', '@language', '@direction']);

function plainFaults(value: unknown): readonly string[] {
  if (value === null) return ['A member without a value is outside the signature.'];
  if (typeof value === 'string' && !value.isWellFormed()) return ['A text holds half a character.'];
  const isLoose = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLoose ? ['A number is too large to be read exactly.'] : [];
}

function coreFaults(credential: Json): readonly string[] {
  const contexts = listOf(credential['@context']);
  const types = typesOf(credential);
  const subjects = listOf(credential['credentialSubject']);
  return [
    ...unless(
      contexts[0] === VC_1 || contexts[0] === VC_2,
      'The first @context is not that of Verifiable Credentials.',
    ),
    ...unless(types.includes('VerifiableCredential'), 'The type does not say VerifiableCredential.'),
    ...unless(isOptional(credential['id'], isAddress), 'The id is no address.'),
    ...unless(isAddress(idOf(credential['issuer'])), 'The issuer has no id.'),
    ...unless(
      subjects.length > 0 && subjects.every((subject) => isObject(subject) && Object.keys(subject).length > 0),
      'The credentialSubject says nothing.',
    ),
    ...['credentialSchema', 'credentialStatus', 'evidence', 'termsOfUse', 'refreshService'].flatMap((member) =>
      unless(listOf(credential[member]).every(hasType), `Each ${member} is an object with a type.`),
    ),
  ];
}

function dateFaults(credential: Json): readonly string[] {
  const isFirst = listOf(credential['@context'])[0] === VC_1;
  const starts = isFirst ? credential['issuanceDate'] : credential['validFrom'];
  const named = ['issuanceDate', 'expirationDate', 'validFrom', 'validUntil', 'awardedDate'];
  const wrong = named.filter((name) => credential[name] !== undefined && !isDateTime(credential[name]));
  const span = termOf(credential);
  return [
    ...wrong.map((name) => `${name} is no date and time with a zone.`),
    ...unless(!isFirst || starts !== undefined, 'The issuanceDate is missing.'),
    ...unless(isFirst || !isBadge(credential) || starts !== undefined, 'The validFrom of the badge is missing.'),
    ...unless(wrong.length > 0 || !(span.until < span.from), 'It ends before it begins.'),
  ];
}

/** From when until when a credential holds, in milliseconds; open ends are infinite. */
export function termOf(credential: Json): Readonly<{ from: number; until: number }> {
  const at = (value: unknown, open: number) => (typeof value === 'string' ? Date.parse(value) : open);
  const isFirst = listOf(credential['@context'])[0] === VC_1;
  const from = [
    at(credential['validFrom'], -Infinity),
    isFirst ? at(credential['issuanceDate'], -Infinity) : -Infinity,
  ];
  const until = [
    at(credential['validUntil'], Infinity),
    isFirst ? at(credential['expirationDate'], Infinity) : Infinity,
  ];
  return { from: Math.max(...from), until: Math.min(...until) };
}

function statusFaults(credential: Json): readonly string[] {
  const entries = listOf(credential['credentialStatus']).filter(isObject);
  return entries
    .filter((entry) => entry['type'] === 'BitstringStatusListEntry')
    .flatMap((entry) => [
      ...unless(/^\d{1,9}$/.test(String(entry['statusListIndex'])), 'A status entry has no place in its list.'),
      ...unless(isAddress(entry['statusListCredential']), 'A status entry names no list.'),
      ...unless(typeof entry['statusPurpose'] === 'string', 'A status entry names no purpose.'),
    ]);
}

/** Open Badges 3.0, where the credential says that it is a badge. */
function badgeFaults(credential: Json): readonly string[] {
  if (!isBadge(credential)) return [];
  const subject = credential['credentialSubject'];
  if (!isObject(subject)) return ['A badge has one credentialSubject.'];
  const achievement = subject['achievement'];
  const missing = isObject(achievement)
    ? ['id', 'type', 'name', 'description', 'criteria'].filter((member) => achievement[member] === undefined)
    : [];
  return [
    ...unless(typesOf(subject).includes('AchievementSubject'), 'The credentialSubject is no AchievementSubject.'),
    ...unless(isOptional(achievement, isObject), 'The achievement is no object.'),
    ...missing.map((member) => `The achievement has no ${member}.`),
    ...unless(
      isOptional(achievement, hasSoundParts),
      'The achievement has a name, a description and criteria of another form.',
    ),
    ...unless(
      !isObject(achievement) || typesOf(achievement).includes('Achievement'),
      'The achievement is none by type.',
    ),
  ];
}

/** Name and description are texts (or texts by language), criteria an object that says them or where they stand. */
function hasSoundParts(achievement: unknown): boolean {
  if (!isObject(achievement)) return true;
  const { name, description, criteria } = achievement;
  const isSaid = (part: unknown) => part === undefined || typeof part === 'string' || isObject(part);
  return (
    isSaid(name) &&
    isSaid(description) &&
    isOptional(criteria, (part) => isObject(part) && Object.keys(part).length > 0)
  );
}

function isBadge(credential: Json): boolean {
  return typesOf(credential).some((type) => OPEN_BADGE.includes(type));
}

function typesOf(node: Json): readonly string[] {
  return listOf(node['type']).filter((type) => typeof type === 'string');
}

function hasType(part: unknown): boolean {
  return isObject(part) && typesOf(part).length > 0;
}

function isOptional(value: unknown, test: (value: unknown) => boolean): boolean {
  return value === undefined || test(value);
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z][a-z\d+.-]*:\S+$/i.test(value);
}

function isDateTime(value: unknown): boolean {
  return typeof value === 'string' && DATE_TIME.test(value) && !Number.isNaN(Date.parse(value));
}

function unless(holds: boolean, sentence: string): readonly string[] {
  return holds ? [] : [sentence];
}
