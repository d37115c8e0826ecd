import { tellOf, type Counts } from '../map/counts.ts';
import type { MapRow } from '../map/rules.ts';
import { menus, tiers, type Menu, type Tier } from '../rules.ts';
import type { Cell } from '#platform/disclosure';

/** One place of the picture: a tier on one part of the menu. */
export type Field = Readonly<{
  tier: Tier;
  menu: Menu;
  rows: readonly Pick<MapRow, 'provision' | 'cost'>[];
  pupils: Cell;
  toDatePence: number;
  plannedPence: number;
}>;

export type Picture = Readonly<{ fields: readonly Field[]; reach: Cell; mostPence: number }>;

// Object.keys forgets that these are the tables' own keys.
export const tierKeys = Object.keys(tiers) as readonly Tier[];
export const menuKeys = Object.keys(menus) as readonly Menu[];

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Provision by tier and by the tiered menu: how many, whom they reach, each pupil once, and what they cost. */
export const pictureOf = (
  rows: readonly Pick<MapRow, 'provision' | 'cost'>[],
  members: ReadonlyMap<string, ReadonlySet<string>>,
  beside: Readonly<{ counts: Counts; year: string; isTeam: boolean }>,
): Picture => {
  const places = tierKeys.flatMap((tier) =>
    menuKeys.map((menu) => ({
      tier,
      menu,
      rows: rows.filter(({ provision }) => provision.tier === tier && provision.menu === menu),
    })),
  );
  const reached = places.map(
    (place) => new Set(place.rows.flatMap(({ provision }) => [...(members.get(provision.id) ?? [])])),
  );
  const told = tellOf(reached, beside.counts.told, beside.isTeam);
  const fields = places.map((place, at) => ({
    ...place,
    pupils: told[at]?.already ?? { kind: 'shown' as const, n: 0 },
    toDatePence: sum(place.rows.map(({ cost }) => cost.toDatePence)),
    plannedPence: sum(place.rows.map(({ cost }) => cost.plannedPence)),
  }));
  return {
    fields,
    reach: beside.counts.reach(beside.year),
    mostPence: Math.max(0, ...fields.map(({ plannedPence }) => plannedPence)),
  };
};

/** The place that takes most of the planned money, in words; null while nothing is planned. */
export const heaviest = ({ fields, mostPence }: Picture): Field | null =>
  mostPence === 0 ? null : (fields.find(({ plannedPence }) => plannedPence === mostPence) ?? null);
