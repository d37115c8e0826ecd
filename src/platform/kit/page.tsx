import type { ComponentChildren } from 'preact';

/** What the head and foot of every page need to know. */
export type Frame = Readonly<{
  path: string;
  csrf: string;
  theme: 'system' | 'light' | 'dark';
  person: null | Readonly<{ name: string; initials: string; place: string; role: string; membershipCount: number }>;
  nav: readonly Readonly<{ text: string; href: string; current: boolean }>[];
  strip: null | Readonly<{
    steps: readonly Readonly<{
      number: number;
      title: string;
      state: 'done' | 'now' | 'ahead' | 'locked';
      href: string | null;
    }>[];
    aside: string | null;
  }>;
  footer: string;
  told: string | null;
  isDemo: boolean;
}>;

export const Page = ({
  frame,
  title,
  lead,
  children,
}: {
  frame: Frame;
  title: string;
  lead?: string;
  children?: ComponentChildren;
}) => (
  <html lang="en-GB" data-theme={frame.theme}>
    <head>
      <title>{title} - Waymark</title>
    </head>
    <body>
      <main>
        <h1>{title}</h1>
        <p>{lead}</p>
        {children}
      </main>
    </body>
  </html>
);
