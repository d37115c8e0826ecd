import { money as pounds } from '#platform/kit';
import type { MoneyRead } from './asking.ts';

/** Pence as the site writes money. */
export const inPounds = (pence: number): string => pounds(pence / 100);

/** An estimate in whole pounds: what is planned and spent so far is worked out, not read from a ledger. */
export const aboutPounds = (pence: number): string => pounds(Math.round(pence / 100));

/** The finding, in a sentence: what was given, what is planned, what has no use yet. */
export const headline = ({ money, balance }: Pick<MoneyRead, 'money' | 'balance'>): string => {
  if (money.totalPence === 0)
    return balance.plannedPence === 0
      ? 'No Pupil Premium is entered yet'
      : `${aboutPounds(balance.plannedPence)} is planned from the Pupil Premium, and no allocation is entered`;
  if (balance.leftPence < 0)
    return `${aboutPounds(-balance.leftPence)} more is planned than the Pupil Premium of ${inPounds(money.totalPence)}`;
  if (balance.leftPence === 0) return `All of ${inPounds(money.totalPence)} Pupil Premium is planned`;
  return `${aboutPounds(balance.plannedPence)} of ${inPounds(money.totalPence)} Pupil Premium is planned; ${aboutPounds(balance.leftPence)} has no use yet`;
};
