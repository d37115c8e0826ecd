import { describe, expect, test } from 'vitest';
import { isFolderPath, linkTrouble, linkTroubleWords } from './rules.ts';

describe('a link that a verifier could not open', () => {
  test.each([
    ['https://wrenbourne.sharepoint.com/sites/ecm/x.docx', 'SharePoint'],
    ['https://drive.google.com/file/d/1', 'Google Drive'],
    ['https://docs.google.com/document/d/1', 'Google Docs'],
    ['https://www.dropbox.com/s/1', 'Dropbox'],
    ['https://ONEDRIVE.live.com./x', 'OneDrive'],
    ['https://teams.microsoft.com/l/1', 'Teams'],
  ])('%s asks who is reading', (url, name) => expect(linkTrouble(url)).toEqual({ kind: 'sign-in', name }));

  // The corpus of addresses that mean the inside of a network (security 3.6), as far as an address alone shows it.
  test.each(
    (
      '127.0.0.1 [::1] [::ffff:127.0.0.1] [::ffff:a9fe:a9fe] 169.254.169.254 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 ' +
      '100.64.0.1 0.0.0.0 [fd00::1] [fe80::1] [64:ff9b::7f00:1] [2002:7f00:1::] 198.18.0.1 0x7f.1 2130706433 0177.0.0.1 127.1 ' +
      '①②⑦.⓪.⓪.① localhost localhost. intranet school-server.local files.internal'
    ).split(' '),
  )('http://%s/ is inside the school', (host) => expect(linkTrouble(`http://${host}/x`)).toEqual({ kind: 'inner' }));

  test.each(['\\\\server\\share\\x.docx', '//server/share', 'S:\\docs\\x.docx', 'file:///etc/passwd'])(
    '%s is a folder, no page',
    (text) => {
      expect(isFolderPath(text)).toBe(true);
      expect(linkTrouble(text)).toEqual({ kind: 'inner' });
    },
  );

  test.each([
    'https://www.wrenbourne.example/reading',
    'https://www.gov.uk/x',
    'http://172.32.0.1/',
    'https://notsharepoint.com/',
    'https://sharepoint.com.example.org/',
    'https://[2a00:1450::1]/',
  ])('%s may be open to anybody', (url) => expect(linkTrouble(url)).toBeNull());

  test('each trouble says what to do', () => {
    for (const trouble of [{ kind: 'sign-in', name: 'Box' }, { kind: 'inner' }, { kind: 'does-not-open' }] as const)
      expect(linkTroubleWords(trouble).why).toMatch(/[Uu]pload a copy/);
  });
});
