import { enhance } from './parts/field.ts';

// The form works without this file: it then brings its files itself, up to 20 MB. With it each file is sent at once in parts,
// says how far it is, and goes on by itself when a lost line is back.
for (const field of document.querySelectorAll<HTMLElement>('[data-uploads]')) enhance(field);
