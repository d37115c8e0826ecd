import type { Words } from '../govuk/params.ts';
import { Icon, type IconName } from '../icon.tsx';

export type TagKind = 'done' | 'progress' | 'waiting' | 'not-started' | 'not-yet' | 'late' | 'refused' | 'differ';

const icons = {
  done: 'tick',
  waiting: 'clock',
  'not-yet': 'lock',
  late: 'warning',
  refused: 'refused',
  differ: 'rings',
} as const satisfies Partial<Record<TagKind, IconName>>;

const HalfDisc = () => (
  <svg class="wm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="9" />
    <path class="wm-icon__fill" d="M12 3a9 9 0 0 1 0 18z" />
  </svg>
);

const DashedRing = () => (
  <svg class="wm-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="9" stroke-dasharray="3.5 3.57" />
  </svg>
);

/** A state as shape and word. The word is the page's; the shape and colour come from the kind. */
export const Tag = ({ kind, children }: Readonly<{ kind: TagKind; children: Words }>) => (
  <span class={`wm-tag wm-tag--${kind}`}>
    {kind === 'progress' ? <HalfDisc /> : kind === 'not-started' ? <DashedRing /> : <Icon name={icons[kind]} />}
    {children}
  </span>
);

/** A tag with any shape: kinds of file, of voice. */
export const IconTag = ({ icon, children }: Readonly<{ icon: IconName; children: Words }>) => (
  <span class="wm-tag wm-tag--not-yet">
    <Icon name={icon} />
    {children}
  </span>
);
