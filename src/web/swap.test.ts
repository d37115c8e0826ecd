import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAs, filled } from '../../testing/matrix/ask.ts';
import { digest, readCatalogue, type Catalogue } from '../../testing/matrix/catalogue.ts';
import { formsOf, type PostForm } from '../../testing/matrix/forms.ts';
import { idsFor } from '../../testing/matrix/ids.ts';
import { setStage, type Cast, type Stage } from '../../testing/matrix/stage.ts';
import { routes } from './table.ts';

let stage: Stage;
let catalogue: Catalogue;
let before: Record<string, string>;
beforeAll(async () => {
  stage = await setStage();
  catalogue = await readCatalogue(stage.database);
  before = await digest(stage.database, { notOf: stage.schools.ours });
}, 120_000);
afterAll(() => stage.close());

const ofOurs = (): Cast[] => stage.cast.filter((who) => who.school === stage.schools.ours);
/** What would end the session or the part of who asks. */
const endings = new Set([
  'people.sign-out',
  'people.end-devices',
  'people.choose-role',
  'people.end-part',
  'people.sign-out-colleague',
]);
/** Those forms would end the session or change the token of who asks. */
const isTried = (form: PostForm): boolean =>
  form.action.startsWith('/') && !/^\/(sign-out|choose-role|account\/|people\/[0-9a-f-]{36}\/)/.test(form.action);

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Another school's row of the same kind as this one. */
const foreignTwin = (id: string): string | null => {
  const owner = catalogue.ownerOf(id);
  if (owner === null) return null;
  const { rival, far } = stage.schools;
  return catalogue.idIn(owner.table, rival) ?? catalogue.idIn(owner.table, far);
};

type Swap = Readonly<{ who: Cast; form: PostForm; name: string; fields: readonly (readonly [string, string])[] }>;

/** Every form of the pages that a person sees, once for each id in it, with another school's in its place. */
const swapsOf = async (who: Cast): Promise<Swap[]> => {
  const swaps = new Map<string, Swap>();
  for (const route of routes.filter((one) => one.method === 'GET' && one.who.kind !== 'public')) {
    const url = filled(route.path, idsFor(catalogue, route.path, stage.schools.ours));
    const answer = await askAs(stage.app, who, route, url);
    if (answer.status !== 200) continue;
    for (const form of formsOf(answer.body))
      for (const field of form.fields) {
        const held = [field.value, ...field.choices].find((value) => uuid.test(value));
        const theirs = held === undefined ? null : foreignTwin(held);
        if (theirs === null) continue;
        const fields = form.fields.map((one): [string, string] => [
          one.name,
          one.name === field.name ? theirs : one.value,
        ]);
        swaps.set(`${form.action.replaceAll(/[0-9a-f-]{36}/g, ':')} ${field.name}`, {
          who,
          form,
          name: field.name,
          fields,
        });
      }
  }
  return [...swaps.values()];
};

test('another school’s id in a form breaks nothing and changes nothing of theirs', async () => {
  const faults: string[] = [];
  let tried = 0;
  for (const who of ofOurs())
    for (const { form, name, fields } of await swapsOf(who)) {
      if (!isTried(form)) continue;
      tried += 1;
      const kind = { method: 'POST', form: form.isMultipart ? 'multipart' : 'fields' } as const;
      const answer = await askAs(stage.app, who, kind, form.action, fields);
      if (answer.status >= 500)
        faults.push(`${who.name} ${form.action} with another school's ${name}: ${answer.status}`);
    }
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(2);
}, 300_000);

test('too much and strange text never breaks a page', async () => {
  const faults: string[] = [];
  let tried = 0;
  const strange = [
    `<script>alert(1)</script>`,
    'x'.repeat(20_000),
    "'; drop table person; --",
    '\u0000\u202e',
    '99999999999',
    '__proto__',
  ];
  const lead = ofOurs().find((who) => who.name === 'lead') as Cast;
  // A form that stands on many pages is tried once.
  const forms = new Map<string, PostForm>();
  for (const route of routes.filter((one) => one.method === 'GET' && one.who.kind !== 'public')) {
    const url = filled(route.path, idsFor(catalogue, route.path, stage.schools.ours));
    const page = await askAs(stage.app, lead, route, url);
    if (page.status !== 200) continue;
    for (const form of formsOf(page.body).filter(isTried)) {
      const kind = `${form.action.replaceAll(/[0-9a-f-]{36}/g, ':')} ${form.fields.map(({ name }) => name).join()}`;
      forms.set(kind, form);
    }
  }
  for (const form of forms.values()) {
    for (const text of strange) {
      const fields = form.fields.map((one): [string, string] => [
        one.name,
        one.choices.length > 0 || one.name === 'act' ? one.value : text,
      ]);
      const kind = { method: 'POST', form: form.isMultipart ? 'multipart' : 'fields' } as const;
      const answer = await askAs(stage.app, lead, kind, form.action, fields);
      tried += 1;
      if (answer.status >= 500)
        faults.push(`${form.action} with ${JSON.stringify(text.slice(0, 30))}: ${answer.status}`);
      if (answer.body.includes('<script>alert(1)')) faults.push(`${form.action} lets a script through`);
    }
  }
  expect([...new Set(faults.map((fault) => fault.replaceAll(/[0-9a-f-]{36}/g, ':')))]).toEqual([]);
  expect(tried).toBeGreaterThan(100);
}, 300_000);

test('an empty form from those who may send it never breaks a page', async () => {
  const faults: string[] = [];
  let tried = 0;
  for (const route of routes.filter((one) => one.method === 'POST' && !endings.has(one.name)))
    for (const who of ofOurs()) {
      if (route.who.kind === 'roles' && (who.role === null || !route.who.roles.includes(who.role))) continue;
      tried += 1;
      const url = filled(route.path, idsFor(catalogue, route.path, stage.schools.ours));
      const answer = await askAs(stage.app, who, route, url);
      if (answer.status >= 500) faults.push(`${who.name} ${route.path}: ${answer.status}`);
    }
  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(60);
}, 300_000);

test('after all that, no row of another school is different', async () => {
  expect(await digest(stage.database, { notOf: stage.schools.ours })).toEqual(before);
  expect(Object.values(before).filter((one) => !one.startsWith('0 ')).length).toBeGreaterThan(4);
}, 60_000);
