import { SaxesParser } from 'saxes';
import { unreadable } from '../problems.ts';
import { lookThrough } from './zip.ts';

const slide = /^ppt\/slides\/slide(\d{1,4})\.xml$/;
const numberOf = (name: string): number => Number(slide.exec(name)?.[1] ?? 0);

/** The words on each slide of a presentation, a line for each paragraph. */
export const slideTexts = async (bytes: Uint8Array): Promise<string[]> => {
  const parts = [...(await lookThrough(bytes, (name) => slide.test(name)))];
  return parts.sort(([one], [two]) => numberOf(one) - numberOf(two)).map(([, part]) => wordsOf(part.toString('utf8')));
};

const wordsOf = (markup: string): string => {
  const parser = new SaxesParser();
  let [text, depth, isWords] = ['', 0, false];
  parser.on('opentag', ({ name }) => {
    depth += 1;
    if (depth > 100) throw unreadable('broken');
    isWords = name === 'a:t';
    if (name === 'a:br') text += '\n';
  });
  parser.on('text', (words) => {
    if (isWords) text += words;
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    isWords = false;
    if (name === 'a:p') text += '\n';
  });
  parser.on('doctype', () => {
    throw unreadable('declares');
  });
  parser.write(markup).close();
  return text;
};
