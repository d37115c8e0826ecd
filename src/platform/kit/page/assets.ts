/** Names of built files: `waymark.css` to `waymark.3f9a1c.css`. The server registers what the build wrote. */
let built: Readonly<Record<string, string>> = {};

export const registerAssets = (manifest: Readonly<Record<string, string>>): void => {
  built = manifest;
};

/** The address of a file of ours; its name changes with its content, so browsers may keep it for a year. */
export const asset = (name: string): string => `/assets/${built[name] ?? name}`;
