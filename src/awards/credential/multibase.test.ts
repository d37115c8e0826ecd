import { expect, test } from 'vitest';
import { base58, ed25519FromBase58, ed25519FromMultikey, multibase } from './multibase.ts';

// The published example of RFC draft-msporny-base58 and the W3C's key.
test('Base58 is read as its authors wrote it', () => {
  expect(base58('2NEpo7TZRRrLZSi2U')?.toString('utf8')).toBe('Hello World!');
  expect(base58('11233QC4')?.toString('hex')).toBe('0000287fb4cd');
  for (const wrong of ['0', 'O', 'I', 'l', ' ']) expect(base58(wrong)).toBeNull();
  expect(multibase('uSGVsbG8')?.toString('utf8')).toBe('Hello');
  expect(multibase('xyz')).toBeNull();
});

test('An Ed25519 key is read from both of its forms, and nothing else is', () => {
  const der = ed25519FromMultikey('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2');
  expect(der).toHaveLength(44);
  expect(ed25519FromBase58('CXbgG2vPnd8FWLAZHoLRn3s7PRwehWsoMu6v1HhN9brA')).toHaveLength(44);
  for (const wrong of ['z6Mk', 'zDnaegE6RR3atJtHKwTRTWHsJ3kNHqFwv7n9YjTgmU7TyfU76', '', undefined, 7]) {
    expect(ed25519FromMultikey(wrong)).toBeNull();
  }
  expect(ed25519FromBase58('abc')).toBeNull();
});
