import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { bytesOf, specimen, today } from '../../../testing/credential.ts';
import { bakePng, unbakePng } from './bake-png.ts';
import { bakeSvg, unbakeSvg } from './bake-svg.ts';
import { trustIn } from './trust.ts';
import { verifyWith } from './verify.ts';

const SVG = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>';
const onePixel = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'green' } })
  .png()
  .toBuffer();

function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([png.subarray(0, 33), length, named, sum, png.subarray(33)]);
}

test('A credential baked into a badge is read back to the letter', () => {
  const text = '{"name":"Ysgol Tŷ ]]> <b> & \\"Łódź\\" مدرسة"}';
  expect(unbakePng(bakePng(onePixel, text))).toEqual([text]);
  expect(unbakeSvg(bakeSvg(SVG, text))).toEqual([text]);
});

test('Baked badges check as their credential does', async () => {
  const { credential, trust } = await specimen();
  const text = JSON.stringify(credential);
  const png = bakePng(onePixel, text);
  const svg = Buffer.from(bakeSvg(SVG, text));
  expect((await verifyWith(png, trustIn(trust), today)).status).toBe('valid');
  expect((await verifyWith(svg, trustIn(trust), today)).status).toBe('valid');
  const changed = Buffer.from(svg.toString('utf8').replace('Wrenbourne', 'Saltmere'));
  expect((await verifyWith(changed, trustIn(trust), today)).status).toBe('forged');
});

test('Compressed, with a language, and in another prefix, they are read too', async () => {
  const { credential, trust } = await specimen();
  const text = bytesOf(credential);
  const head = Buffer.from('openbadgecredential\0\u0001\0en\0Badge\0', 'latin1');
  const png = withChunk(onePixel, 'iTXt', Buffer.concat([head, deflateSync(text)]));
  expect((await verifyWith(png, trustIn(trust), today)).status).toBe('valid');
  const escaped = text.toString('utf8').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const svg = `<svg xmlns:ob="https://purl.imsglobal.org/ob/v3p0"><ob:credential>${escaped}</ob:credential></svg>`;
  expect((await verifyWith(Buffer.from(svg), trustIn(trust), today)).status).toBe('valid');
});

test('No credential, two of them, one in a comment, and a broken picture are malformed', async () => {
  const { credential, trust } = await specimen();
  const text = JSON.stringify(credential);
  const twice = bakePng(bakePng(onePixel, text), text);
  const baked = bakePng(onePixel, text);
  const broken = Buffer.from(baked);
  broken[60] = 0x21;
  const commented = SVG.replace('<path', `<!-- ${bakeSvg('<svg></svg>', text)} --><path`);
  const files = [onePixel, twice, broken, baked.subarray(0, 400), Buffer.from(SVG), Buffer.from(commented)];
  for (const file of files) {
    const verdict = await verifyWith(file, trustIn(trust), today);
    expect(verdict.status).toBe('malformed');
    expect(verdict.reasons[0]).toMatch(/\.$/);
  }
});

test('A picture that would unpack without end, or never closes its element, is refused quickly', async () => {
  const head = Buffer.from('openbadgecredential\0\u0001\0\0\0', 'latin1');
  const bomb = withChunk(onePixel, 'iTXt', Buffer.concat([head, deflateSync(Buffer.alloc(64 * 1024 * 1024))]));
  const open = `<svg xmlns:ob="https://purl.imsglobal.org/ob/v3p0">${'<ob:credential><!--'.repeat(50_000)}`;
  for (const file of [bomb, Buffer.from(open)]) {
    expect((await verifyWith(file, trustIn([]), today)).status).toBe('malformed');
  }
});
