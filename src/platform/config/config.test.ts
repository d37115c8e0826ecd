import { describe, expect, test } from 'vitest';
import { readConfig } from './index.ts';
import type { Config } from './index.ts';

function read(env: Record<string, string>): Config {
  const answer = readConfig(env, '/srv/waymark');
  if (answer.kind === 'refused') throw new Error(answer.because);
  return answer.config;
}

function refusal(env: Record<string, string>): string {
  const answer = readConfig(env, '/srv/waymark');
  return answer.kind === 'refused' ? answer.because : 'accepted';
}

describe('what the operator has set', () => {
  test('is, with nothing set, a demonstration on this machine with everything under ./var', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      origin: 'http://127.0.0.1:3000',
      dataDir: '/srv/waymark/var',
      database: { kind: 'embedded' },
      files: { kind: 'folder', path: '/srv/waymark/var/files' },
      mail: { kind: 'outbox', path: '/srv/waymark/var/outbox' },
      scanner: null,
      demo: true,
      production: false,
    });
  });

  test('loads no demonstration in production unless asked', () => {
    expect(read({ NODE_ENV: 'production' }).demo).toBe(false);
    expect(read({ NODE_ENV: 'production', WAYMARK_DEMO: '1' }).demo).toBe(true);
    expect(read({ WAYMARK_DEMO: '0' }).demo).toBe(false);
  });

  test('names the places of database, files, mail and scanner', () => {
    const config = read({
      DATABASE_URL: 'postgres://w:secret@db.example:5432/w',
      DATABASE_REPLICA_URLS: 'postgres://r1/w, postgres://r2/w',
      FILES_URL: 's3://papers?endpoint=https://s3.example&region=eu-west-2',
      SMTP_URL: 'smtps://u:p@mail.example',
      CLAMD_URL: 'tcp://[::1]:3310',
      ORIGIN: 'https://marks.example.org/',
      HOST: '::',
      PORT: '0',
    });
    expect(config.database).toEqual({
      kind: 'url',
      url: 'postgres://w:secret@db.example:5432/w',
      replicas: ['postgres://r1/w', 'postgres://r2/w'],
    });
    expect(config.files).toEqual({
      kind: 's3',
      bucket: 'papers',
      endpoint: 'https://s3.example/',
      region: 'eu-west-2',
    });
    expect(config.mail).toEqual({ kind: 'smtp', url: 'smtps://u:p@mail.example' });
    expect(config.scanner).toEqual({ host: '::1', port: 3310 });
    expect(config.origin).toBe('https://marks.example.org');
    expect(read({ FILES_URL: 'file:///data/papers' }).files).toEqual({ kind: 'folder', path: '/data/papers' });
    expect(read({ HOST: '::1', PORT: '81' }).origin).toBe('http://[::1]:81');
    expect(read({ PORT: '0' }).origin).toBeNull();
    expect(read({ PORT: ' ' }).port).toBe(3000);
  });

  test.each([
    ['PORT', '80a', /^PORT is "80a": set it/],
    ['PORT', '70000', /^PORT /],
    ['PORT', '-1', /^PORT /],
    ['HOST', 'http://x', /^HOST is/],
    ['ORIGIN', 'marks.example.org', /^ORIGIN is/],
    ['ORIGIN', 'https://marks.example.org/app', /^ORIGIN is/],
    ['ORIGIN', 'ftp://marks.example.org', /^ORIGIN is/],
    ['DATABASE_URL', 'mysql://x/y', /^DATABASE_URL is not/],
    ['DATABASE_REPLICA_URLS', 'postgres://a/b', /needs DATABASE_URL/],
    ['FILES_URL', '/data', /^FILES_URL is/],
    ['FILES_URL', 's3://bucket', /^FILES_URL is/],
    ['SMTP_URL', 'mail.example', /^SMTP_URL is/],
    ['CLAMD_URL', 'tcp://host', /^CLAMD_URL is/],
    ['WAYMARK_DEMO', 'yes', /^WAYMARK_DEMO is "yes"/],
    ['WAYMARK_DEOM', '1', /^WAYMARK_DEOM is not a setting/],
  ])('refuses %s=%s in one sentence with the remedy', (name, value, expected) => {
    const sentence = refusal({ [name]: value });
    expect(sentence).toMatch(expected);
    expect(sentence).toMatch(/[^.]\.$/);
    expect(sentence).not.toContain('\n');
  });

  test('does not repeat a password in its refusal', () => {
    expect(refusal({ DATABASE_URL: 'mysql://root:hunter2@db/w' })).not.toContain('hunter2');
  });
});
