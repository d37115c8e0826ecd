/**
 * Numbers of local authorities in England, past and present, as the school census uses them. Source: Department for Education, data
 * standards published by dfe-analytical-services (Crown copyright, Open Government Licence v3.0). Authorities of Wales are 660 to 681.
 */
const ranges =
  `201-213 301-320 330-336 340-344 350-359 370-373 380-384 390-394 420 660-681 702 800-803 805-808 810-813 815-816 820-823
825-826 830-831 835-841 845-846 850-852 855-857 860-861 865-896 908-909 916 919 921 925-926 928-929 931 933 935-938 940-943`
    .split(/\s+/)
    .map((range) => range.split('-').map(Number));

export const isAuthority = (number: number): boolean =>
  ranges.some(([from = 0, to = from]) => number >= from && number <= to);

/** "341/4427", "341 4427" or "3414427" as 3414427; null when it is no school's number of this country. */
export const readLaestab = (text: string): string | null => {
  const found = /^(\d{3})[\s/-]?(\d{4})$/.exec(text);
  return found !== null && isAuthority(Number(found[1])) ? `${found[1]}${found[2]}` : null;
};
