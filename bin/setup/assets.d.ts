/** Writes the style sheet, fonts and scripts that browsers fetch into `folder`, with their manifest. */
export function makeAssets(folder: string, scripts: readonly string[]): Promise<void>;
