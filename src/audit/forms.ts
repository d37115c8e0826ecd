import { z } from 'zod';
import { aVersion, numberIn } from '#platform/form';

/** Characters that each text of a judgement may have. */
export const longText = 2000;
const longWords = longText.toLocaleString('en-GB');

/** Where a form's draft is kept: which sitting, and which keeping of it the page has seen. Both are the page's own, never typed. */
const sitting = {
  sitting: z.string().transform((text) => (/^[0-9a-f-]{36}$/.test(text) ? text : '')),
  draft: z.string().transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : 0)),
};

/** A judgement. Nothing is chosen beforehand, so leaving the level out is possible and is a mistake to mend. */
export const judgementForm = z.object({
  level: z.string().min(1, 'Choose the level that fits best on what you can show today'),
  comment: z
    .string()
    .min(1, 'Say in two or three sentences why this level fits')
    .max(longText, `Keep your reasons to ${longWords} characters`),
  evidence: z.string().max(longText, `Keep the evidence to ${longWords} characters`),
  impact: z.string().max(longText, `Keep what changed for pupils to ${longWords} characters`),
  version: aVersion,
  ...sitting,
});

export const sittingForm = z.object(sitting);

const longDraft = 20_000;
const half = z
  .string()
  .max(longDraft, 'Keep it under 20,000 characters, or put the longer text into a file of evidence');

/** Half a judgement: anything may still be missing or too long. */
export const draftForm = z.object({
  ...sitting,
  level: z.string().transform((text) => text.slice(0, 40)),
  comment: half,
  evidence: half,
  impact: half,
  version: aVersion,
});

/** One's own rating, given without seeing the other's. */
export const ratingForm = z.object({
  level: z.string().min(1, 'Choose the level that fits best on what you can show today'),
  comment: z
    .string()
    .min(1, 'Say in two or three sentences why this level fits')
    .max(900, 'Keep your reasons to 900 characters'),
  version: aVersion,
});

/** The level on which the raters come together, with the reason that everybody will read. */
export const settleForm = z.object({
  level: z.string().min(1, 'Choose the level that you agreed on'),
  comment: z.string().min(1, 'Say why this is the level').max(longText, `Keep the reason to ${longWords} characters`),
  evidence: z.string().max(longText, `Keep the evidence to ${longWords} characters`),
  impact: z.string().max(longText, `Keep what changed for pupils to ${longWords} characters`),
  version: aVersion,
});

/** Two people for a standard. */
export const askForm = z.object({
  standard: z.string().min(1, 'Choose what is to be rated'),
  one: z.string().min(1, 'Choose the first rater'),
  other: z.string().min(1, 'Choose the second rater'),
});

export const notApplicableForm = z.object({
  whyNot: z
    .string()
    .min(1, 'Say why it does not apply to your school')
    .max(1000, 'Keep the reason to 1,000 characters'),
});
export const endForm = z.object({
  proposal: z.uuid('Open the page again and press the button there'),
  reason: z.string().min(1, 'Say why it applies after all').max(1000, 'Keep the reason to 1,000 characters'),
});
export const proposalForm = z.object({ proposal: z.uuid('Open the page again and press the button there') });

export type JudgementForm = z.output<typeof judgementForm>;

/** How a second rater sees it. */
export const secondForm = z.object({
  otherLevel: z.string().min(1, 'Choose the level that you would give'),
  why: z.string().min(1, 'Say why you would give that level').max(1000, 'Keep your reasons to 1,000 characters'),
});

/** A strength or an area for improvement, never without its evidence. */
export const areaForm = z.object({
  kind: z.enum(['strength', 'improvement'], 'Choose whether this is a strength or an area for improvement'),
  text: z
    .string()
    .min(1, 'Write the strength or the area for improvement in a sentence')
    .max(1000, 'Keep it to 1,000 characters'),
  evidence: z
    .string()
    .min(1, 'Say what shows it: what was seen, heard or read')
    .max(longText, `Keep the evidence to ${longWords} characters`),
  criterion: z.string().max(80, 'Choose from the list where it was seen, or leave it out'),
  version: aVersion,
});
export type AreaForm = z.output<typeof areaForm>;

/** Judgements to agree at once, each with the version that the reader saw: "A1:3". */
export const agreeForm = z.object({
  answers: z.array(z.string().regex(/^[A-Za-z0-9.-]{1,20}:\d{1,6}$/, 'Open the page again and press the button there')),
});

export const versionForm = z.object({ version: aVersion });

/** The criteria and versions of such a list. */
export const seen = (answers: readonly string[]): readonly Readonly<{ criterion: string; version: number }>[] =>
  answers.map((each) => {
    const at = each.lastIndexOf(':');
    return { criterion: each.slice(0, at), version: numberIn(each.slice(at + 1)) };
  });
