import { Tag, type TagKind } from '#platform/kit';
import { freshness, type Freshness } from './rules.ts';

const freshTags = { fresh: 'done', ageing: 'waiting', stale: 'late' } as const satisfies Record<
  Freshness['state'],
  TagKind
>;

/** How fresh an item is, as shape and word. */
export const FreshTag = ({ toOn, today, months }: Readonly<{ toOn: string; today: string; months: number }>) => {
  const { state, words } = freshness(toOn, today, months);
  return <Tag kind={freshTags[state]}>{words}</Tag>;
};
