import { z } from 'zod';

/** Characters that each text of a judgement may have. */
export const longText = 2000;

const version = z.coerce.number('Open the page again: its number of saves was lost.').int().min(0);

/** A judgement. Nothing is chosen beforehand, so leaving the level out is possible and is a mistake to mend. */
export const judgementForm = z.object({
  level: z.string().min(1, 'Choose the level that fits best on what you can show today'),
  comment: z
    .string()
    .min(1, 'Say in two or three sentences why this level fits')
    .max(longText, `Keep your reasons to ${longText} characters`),
  evidence: z.string().max(longText, `Keep the evidence to ${longText} characters`),
  impact: z.string().max(longText, `Keep what changed for pupils to ${longText} characters`),
  version,
});
export type JudgementForm = z.output<typeof judgementForm>;

/** How a second rater sees it. */
export const secondForm = z.object({
  otherLevel: z.string().min(1, 'Choose the level that you would give'),
  why: z.string().min(1, 'Say why you would give that level').max(1000, 'Keep your reasons to 1000 characters'),
});

/** A strength or an area for improvement, never without its evidence. */
export const areaForm = z.object({
  kind: z.enum(['strength', 'improvement'], 'Choose whether this is a strength or an area for improvement'),
  text: z
    .string()
    .min(1, 'Write the strength or the area for improvement in a sentence')
    .max(1000, 'Keep it to 1000 characters'),
  evidence: z
    .string()
    .min(1, 'Say what shows it: what was seen, heard or read')
    .max(longText, `Keep the evidence to ${longText} characters`),
  criterion: z.string().max(20, 'Choose from the list where it was seen, or leave it out'),
  version,
});
export type AreaForm = z.output<typeof areaForm>;

/** Judgements to agree at once, each with the version that the reader saw: "A1:3". */
export const agreeForm = z.object({
  answers: z.array(z.string().regex(/^[A-Za-z0-9.-]{1,20}:\d{1,6}$/, 'Open the page again and press the button there')),
});

export const versionForm = z.object({ version });

/** The criteria and versions of such a list. */
export const seen = (answers: readonly string[]): readonly Readonly<{ criterion: string; version: number }>[] =>
  answers.map((each) => {
    const at = each.lastIndexOf(':');
    return { criterion: each.slice(0, at), version: Number(each.slice(at + 1)) };
  });
