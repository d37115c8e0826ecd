import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const files = {
  '@expo-google-fonts/source-serif-4': [
    '400Regular/SourceSerif4_400Regular.ttf',
    '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
    '600SemiBold/SourceSerif4_600SemiBold.ttf',
  ],
  '@expo-google-fonts/atkinson-hyperlegible-next': [
    '400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
    '600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
    '700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
  ],
  '@expo-google-fonts/noto-sans-arabic': [
    '400Regular/NotoSansArabic_400Regular.ttf',
    '700Bold/NotoSansArabic_700Bold.ttf',
  ],
} as const;

/**
 * The typefaces of documents and badges, as files. An unknown letter would vanish without a word, so the last of them
 * stands in for scripts that the first two do not have.
 */
export function fontFiles(): readonly string[] {
  const resolve = createRequire(import.meta.url).resolve;
  return Object.entries(files).flatMap(([name, faces]) => {
    const folder = dirname(resolve(`${name}/package.json`));
    return faces.map((face) => join(folder, face));
  });
}
