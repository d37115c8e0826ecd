import { getDocumentProxy } from 'unpdf';
import { mostPages } from '../limits.ts';
import { unreadable } from '../problems.ts';

const opened = async (bytes: Uint8Array) => {
  try {
    // A copy: the library takes its bytes away from whoever gives them.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    throw unreadable(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken');
  }
};

/** The words of a PDF, page by page; a page that cannot be read is empty. */
export async function* pdfText(bytes: Uint8Array): AsyncGenerator<string> {
  const pdf = await opened(bytes);
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
    const page = await pdf.getPage(number).catch(() => null);
    const content = await page?.getTextContent().catch(() => null);
    yield (content?.items ?? []).map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    page?.cleanup();
  }
}
