/** Reading and spelling ages, as schools write them: years and months. Kept in months. Pure. */

export type ReadAge = Readonly<{ months: number }> | Readonly<{ fault: string }>;

const inMonths = (years: string, months: string): ReadAge =>
  Number(months) > 11
    ? { fault: `${months} is no number of months: after ${years} years there are 0 to 11, such as ${years};6` }
    : { months: Number(years) * 12 + Number(months) };

/**
 * "9;4", "9:4", "9.04", "9y 4m", "9 years 4 months" and "112 months" are all 112 months; "9" is nine years. "9.4" is refused: it
 * may be nine years four months, or four tenths of a year, and spreadsheets make 9.1 of 9.10. Null when it is no age at all.
 */
export const readAge = (text: string): ReadAge | null => {
  const bare = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  const parted = /^(\d{1,2}) ?[;:/\-–] ?(\d{1,2})$/.exec(bare) ?? /^(\d{1,2})[.,](\d{2})$/.exec(bare);
  if (parted !== null) return inMonths(parted[1] ?? '', parted[2] ?? '');
  const spelt =
    /^(\d{1,2}) ?(?:y|yr|yrs|year|years)\.?,?(?: and)? ?(?:(\d{1,2}) ?(?:m|mo|mth|mths|month|months)\.?)?$/.exec(bare);
  if (spelt !== null) return inMonths(spelt[1] ?? '', spelt[2] ?? '0');
  const months = /^(\d{2,3}) ?(?:m|mths|months)$/.exec(bare);
  if (months !== null) return { months: Number(months[1]) };
  const vague = /^(\d{1,2})[.,](\d)$/.exec(bare);
  if (vague !== null)
    return {
      fault: `${bare} may be ${vague[1]} years and ${vague[2]} months, or tenths of a year. Write it as ${vague[1]};${vague[2]} or in months`,
    };
  const whole = /^\d{1,3}$/.exec(bare);
  if (whole === null) return null;
  const number = Number(bare);
  if (number <= 22) return { months: number * 12 };
  return number >= 36
    ? { months: number }
    : { fault: `${bare} is neither an age in years nor in months. Write it as years and months, such as 9;4` };
};

/** 112 as "9;4"; a mean is rounded to whole months. */
export const ageText = (months: number): string => {
  const whole = Math.round(Math.abs(months));
  return `${months < 0 && whole > 0 ? '−' : ''}${Math.floor(whole / 12)};${whole % 12}`;
};
