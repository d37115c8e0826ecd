/** The kit's door; replaced by the kit itself. */
export { Page, type Frame } from './page.tsx';
