import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { paperDocument, type Document } from '#platform/documents';
import { seeded } from '#platform/random';
import { smallPicture } from '../../src/portfolio/print/picture.ts';
import { words } from '../../src/portfolio/print/words.ts';

const long =
  'Eighteen pupils read with a trained sixth-form mentor three times a week. They gained 4.1 points more than similar pupils. Twelve of them now borrow books by choice; none did in September. ';
const levels = ['Emergent', 'Developing', 'Embedded'];
const standards = 12;
const perStandard = 17;

/** A camera's picture full of small detail, 1,600 pixels wide: noise as coarse as leaves and faces in a crowd, over a slope of light. */
const cameraPicture = (nth: number): Promise<Uint8Array> => {
  const [width, height] = [1600, 1200];
  const random = seeded(nth);
  const pixels = Buffer.alloc(width * height * 3);
  for (let place = 0; place < pixels.length; place += 1)
    pixels[place] = ((place % (width * 3)) / 40 + nth * 13 + random() * 128) & 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .blur(1.2)
    .jpeg({ quality: 85 })
    .toBuffer();
};

/** Photographs as the worker makes them for paper, by the same function, and how large they are on average, in kB. */
export const photographs = async (
  folder: string,
  many: number,
): Promise<Readonly<{ paths: readonly string[]; kB: number }>> => {
  await mkdir(folder, { recursive: true });
  const cameras = await Promise.all(Array.from({ length: 12 }, (_, nth) => cameraPicture(nth + 1)));
  const paths: string[] = [];
  let bytes = 0;
  for (let at = 0; at < many; at += 1) {
    const turned = sharp(cameras[at % cameras.length]).linear(1, at % 97);
    const small = await smallPicture(await turned.jpeg({ quality: 85 }).toBuffer());
    const path = join(folder, `${at}.jpg`);
    await writeFile(path, small);
    paths.push(path);
    bytes += small.length;
  }
  return { paths, kB: bytes / many / 1000 };
};

const criterion = (standard: number, at: number, items: number) => ({
  code: `${standard + 1}.${at + 1}`,
  text: 'Pupils who need help get it early, and those who give it know why',
  rank: (at % 3) + 1,
  level: levels[at % 3],
  agreed: 'Judged by Dele Adeyemi, agreed by Amina Yusuf on 3 November 2026',
  comment: long + long,
  impact: long,
  claims: [1, 2].map((nth) => ({
    number: ((standard * perStandard * 2 + at * 2 + nth) % items) + 1,
    title: 'Reading mentors: review',
    says: long,
    impact: long,
  })),
});

const item = (at: number) => ({
  number: at + 1,
  title: `Homework club display ${at + 1}`,
  facts: [
    ['Kind', 'Photograph'],
    ['Speaks of', '1 September 2026 to 3 November 2026'],
    ['Heard in it', 'Pupils, staff'],
    ['Added by', 'Dele Adeyemi, 14 July 2026'],
    ['Serves', '5.3, 5.6, 7.3'],
  ],
  shows: long,
  note: '',
  picture: { name: `e${at + 1}.jpg`, alt: 'Pupils’ work on a wall', caption: `Homework club, autumn ${at + 1}` },
});

/** A portfolio as large as schools make them: 204 criteria, an item with a photograph on each half page. */
export const largePortfolio = (pictures: readonly string[]): Document =>
  paperDocument({
    template: 'src/portfolio/print/portfolio.typ',
    createdAt: new Date('2027-02-02'),
    head: {
      title: 'Portfolio of evidence',
      school: 'Wrenbourne High School',
      award: 'ECM Standards Award',
      printed: '2 February 2027',
      version: 'As it stands',
    },
    pictures: Object.fromEntries(pictures.map((path, at) => [`e${at + 1}.jpg`, path])),
    data: {
      title: 'Portfolio of evidence',
      lead: 'What the school shows, standard by standard.',
      facts: [['School', 'Wrenbourne High School']],
      scale: 3,
      words,
      standards: Array.from({ length: standards }, (_, standard) => ({
        title: `${standard + 1}. Standard`,
        asks: long,
        levels: levels.map((word, at) => ({ word, rank: at + 1, many: 5 })),
        criteria: Array.from({ length: perStandard }, (__, at) => criterion(standard, at, pictures.length)),
        checklist: [{ line: 'A policy', done: 'Done: E3 Reading mentors' }],
        reflection: [{ question: 'What trends did you find?', answer: long + long }],
      })),
      actions: [],
      figures: [['Reading age', 'Target pupils improved by 1.0']],
      items: pictures.map((_, at) => item(at)),
      files: pictures.map((_, at) => ({
        number: `E${at + 1}`,
        name: `display-${at}.jpg`,
        size: '55 kB',
        sha256: 'ab12'.repeat(16),
      })),
    },
  });

/** The most memory that a process of ours took, in megabytes, by the end of its command line; null where the system does not say. */
export const peakOf = (pids: readonly number[], ending: string): number | null => {
  for (const pid of pids) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      if (!command.endsWith(ending)) continue;
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return peak === undefined ? null : Number(peak) / 1000;
    } catch {
      // It ended meanwhile, or this system has no such folder.
    }
  }
  return null;
};
