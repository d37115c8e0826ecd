/** The order in which areas for improvement are taken up: one list without ties. Pure. */
export type Direction = 'up' | 'down';

/** The list with one of them a place further up or down; the same list where there is no further. */
export const moved = (ids: readonly string[], id: string, direction: Direction): readonly string[] => {
  const at = ids.indexOf(id);
  const to = direction === 'up' ? at - 1 : at + 1;
  const other = ids[to];
  if (at < 0 || other === undefined) return ids;
  return ids.map((each, index) => (index === at ? other : index === to ? id : each));
};
