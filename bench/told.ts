import type { Figures } from './figures.ts';
import type { PageName } from './site/bare.ts';

/** A page to open, or the pages whose forms are filled in and sent. */
export type SitePage = Readonly<{ name: PageName; path: string; cookie: string | null; forms?: readonly string[] }>;

/** What the measured program tells its parent. */
export type Told =
  | Readonly<{ kind: 'ready'; address: string; pages: readonly SitePage[]; schools: number; isRealList: boolean }>
  | Readonly<{ kind: 'bare'; figures: Figures }>
  | Readonly<{ kind: 'spent'; statements: number; cpuMs: number }>;

/** What it is asked. */
export type Asked =
  | Readonly<{ kind: 'bare'; page: PageName; callers: number; seconds: number }>
  | Readonly<{ kind: 'spent' }>;
