import { uuidv7 } from '#platform/db';
import { keep, type Content } from '#platform/files';
import { wordDocument, workbook } from '#platform/office';
import type { Scene } from './stage.ts';

const report = () =>
  wordDocument({
    title: 'Breakfast club: what we saw in the first half-term',
    blocks: [
      { kind: 'heading', level: 1, text: 'Breakfast club: what we saw in the first half-term' },
      {
        kind: 'paragraph',
        text: 'The breakfast club opened on the first Monday of term, on three days a week. It is open to all; target pupils were asked by name.',
      },
      { kind: 'heading', level: 2, text: 'Who came' },
      {
        kind: 'table',
        caption: 'Pupils at breakfast, by week',
        head: ['Week', 'All pupils', 'Target pupils', 'On time for lesson 1'],
        rows: [
          ['1', '22', '11', '9'],
          ['3', '27', '16', '14'],
          ['5', '31', '19', '18'],
          ['7', '34', '23', '22'],
        ],
        numeric: [1, 2, 3],
      },
      { kind: 'heading', level: 2, text: 'What changed' },
      {
        kind: 'paragraph',
        text: 'Target pupils missed 3.1 lesson starts a week in September and 1.4 in October. Two of them now help to lay the tables.',
      },
    ],
  });

const register = () =>
  workbook({
    sheets: [
      {
        name: 'Interventions',
        columns: ['Help', 'Pupils', { head: 'Before', as: 'number' }, { head: 'After', as: 'number' }, 'Decision'],
        rows: [
          ['Reading mentors', '18', 86.2, 90.3, 'Keep'],
          ['Spelling in small groups', '9', 88.1, 88.4, 'Stop'],
          ['Number in the library', '12', 87, 90.1, 'Keep, with two fewer'],
        ],
      },
    ],
  });

/** A drawn wall display: no photograph of anybody. */
const display = async (): Promise<Uint8Array> => {
  const { default: sharp } = await import('sharp');
  const card = (x: number, y: number, fill: string, line: string) =>
    `<rect x="${x}" y="${y}" width="300" height="190" rx="6" fill="${fill}"/><text x="${x + 20}" y="${y + 105}" font-size="26" fill="#17211f">${line}</text>`;
  const cards = [
    card(70, 150, '#fdf0d0', 'I asked for help'),
    card(410, 150, '#d9ecdf', 'I finished a book'),
    card(750, 150, '#e1ebf5', 'I was on time'),
    card(70, 380, '#e1ebf5', 'I taught a friend'),
    card(410, 380, '#fbe4de', 'I tried again'),
    card(750, 380, '#fdf0d0', 'I said what I think'),
  ].join('');
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1120" height="640"><rect width="1120" height="640" fill="#8a6f4d"/><text x="70" y="100" font-size="52" fill="#ffffff">What we are proud of this week</text>${cards}</svg>`;
  return sharp(new TextEncoder().encode(drawing)).png().toBuffer();
};

/** A report, a register and a picture of a wall display, as files: the worker makes their previews and reads what stands in them. */
export const keepFiles = async (scene: Scene, content: Content): Promise<void> => {
  const { db, calendar, lead, schoolId, scheme } = scene;
  const voices = scheme.evidence.voices;
  const brought = [
    { kind: 'file', title: 'Breakfast club, first half-term', name: 'breakfast-club.docx', bytes: await report() },
    { kind: 'file', title: 'Register of interventions', name: 'interventions.xlsx', bytes: await register() },
    { kind: 'photograph', title: 'Homework club, autumn display', name: 'display.png', bytes: await display() },
  ] as const;
  const who = { ...lead, role: 'lead', schoolId, bodyId: null, partnerId: null, sessionId: '', place: '' } as const;
  const actor = { ...who, kind: 'person', theme: 'system', membershipCount: 1 } as const;
  for (const [at, { kind, title, name, bytes }] of brought.entries()) {
    const on = -20 + at * 5;
    const file = await keep(db, content, actor, { name, bytes, isTruncated: false }, calendar.at(on));
    if (file.kind === 'problem') throw new Error(`The demonstration's ${name} was refused: ${file.message}`);
    const id = uuidv7();
    const place = { school_id: schoolId };
    await db`insert into evidence_item ${db({ ...place, id, kind, title, added_by: lead.membershipId, added_at: calendar.at(on) })}`;
    await db`insert into evidence_revision ${db({
      ...{ ...place, item_id: id, version: 1, title, file_id: file.fileId, from_on: calendar.day(on - 40) },
      ...{ shows: 'It shows what was done, for whom, and what came of it.', voices: voices.slice(at, at + 1) },
      ...{ to_on: calendar.day(on), changed_by: lead.membershipId, changed_at: calendar.at(on) },
    })}`;
    if (kind === 'photograph')
      await db`insert into evidence_consent ${db({
        ...{
          ...place,
          id: uuidv7(),
          item_id: id,
          state: 'not-needed',
          said_by: lead.membershipId,
          said_at: calendar.at(on),
        },
      })}`;
  }
};
