/** Where a school stands on its six steps: shown under the header of every page of a school but its home. */
export type TrailStrip = Readonly<{
  steps: readonly Readonly<{
    number: number;
    title: string;
    state: 'done' | 'now' | 'ahead' | 'locked';
    href: string | null;
  }>[];
  /** Right of the steps: "Visit in 71 days: 2 February 2027". */
  aside: string | null;
}>;

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

export type NavLink = Readonly<{ text: string; href: string; current: boolean }>;

/** What stands around every page, whoever reads it. The server fills it; pages hand it on. */
export type Frame = Readonly<{
  path: string;
  csrf: string;
  theme: Theme;
  person: null | Readonly<{
    name: string;
    initials: string;
    place: string;
    role: string | null;
    membershipCount: number;
  }>;
  nav: readonly NavLink[];
  /** The pages of the section in which the reader is; null where it has one page, or none. */
  section: Readonly<{ title: string; links: readonly NavLink[] }> | null;
  strip: TrailStrip | null;
  /** The line at the foot: the scheme and its version, or whose register this is. */
  footer: string;
  /** What the last act did, in a sentence, shown once. */
  told: string | null;
  isDemo: boolean;
}>;
