/**
 * Ethnicity codes of the school census: main and extended categories, with their titles.
 * Source: Department for Education, code tables published by DFE-Digital (MIT; Crown copyright, Open Government Licence v3.0).
 * Codes and titles are facts; the three rows of that table that are no code of the census (?, NONE, UNCL) are left out.
 */
const table = `
AAFR African Asian
ABAN Bangladeshi
AIND Indian
AKAO Kashmiri Other
AKPA Kashmiri Pakistani
AMPK Mirpuri Pakistani
ANEP Nepali
AOPK Other Pakistani
AOTA Other Asian
AOTH Any Other Asian Background
APKN Pakistani
ASLT Sri Lankan Tamil
ASNL Sinhalese
ASRO Sri Lankan Other
BAFR African
BANN Angolan
BAOF Other Black African
BCON Congolese
BCRB Caribbean
BEUR Black European
BGHA Ghanaian
BNAM Black North American
BNGN Nigerian
BOTB Other Black
BOTH Any Other Black Background
BSLN Sierra Leonean
BSOM Somali
BSUD Sudanese
CHKC Hong Kong Chinese
CHNE Chinese
CMAL Malaysian Chinese
COCH Other Chinese
CSNG Singaporean Chinese
CTWN Taiwanese
MABL Asian And Black
MACH Asian And Chinese
MAOE Asian And Any Other Ethnic Group
MBCH Black And Chinese
MBOE Black And Any Other Ethnic Group
MCOE Chinese And Any Other Ethnic Group
MOTH Any Other Mixed Background
MOTM Other Mixed Background
MWAI White And Indian
MWAO White And Any Other Asian Background
MWAP White And Pakistani
MWAS White And Asian
MWBA White And Black African
MWBC White And Black Caribbean
MWCH White And Chinese
MWOE White And Any Other Ethnic Group
NOBT Information Not Obtained (Default)
OAFG Afghanistani
OARA Arab
OEGY Egyptian
OFIL Filipino
OIRN Iranian
OIRQ Iraqi
OJPN Japanese
OKOR Korean
OKRD Kurdish
OLAM Latin American
OLEB Lebanese
OLIB Libyan
OMAL Malay
OMRC Moroccan
OOEG Other Ethnic Group
OOTH Any Other Ethnic Group
OPOL Polynesian
OTHA Thai
OVIE Vietnamese
OYEM Yemeni
REFU Refused
WALB Albanian
WBOS Bosnian- Herzegovinian
WBRI British
WCOR White Cornish
WCRO Croatian
WEEU White Eastern European
WENG English
WEUR White European
WGRC Greek Cypriot
WGRE Greek/Greek Cypriot
WGRK Greek
WIRI Irish
WIRT Traveller Of Irish Heritage
WITA Italian
WKOS Kosovan
WOTH Any Other White Background
WOTW Other White
WOWB Other White British
WPOR Portuguese
WROM Gypsy/Roma
WSCO Scottish
WSER Serbian
WTUC Turkish Cypriot
WTUK Turkish
WTUR Turkish/Turkish Cypriot
WWEL Welsh
WWEU White Western European
`;

/** Title by code: WBRI is "British" among White pupils, as the table has it. */
export const ethnicities: ReadonlyMap<string, string> = new Map(
  table
    .trim()
    .split('\n')
    .map((row) => [row.slice(0, 4), row.slice(5)] as const),
);

/** How schools write the main categories out; the census writes "White - British". */
const written: Readonly<Record<string, string>> = {
  'white british': 'WBRI',
  'white irish': 'WIRI',
  'any other white background': 'WOTH',
  'white any other white background': 'WOTH',
  'gypsy roma': 'WROM',
  'white gypsy roma': 'WROM',
  'traveller of irish heritage': 'WIRT',
  'irish traveller': 'WIRT',
  'white and black caribbean': 'MWBC',
  'mixed white and black caribbean': 'MWBC',
  'white and black african': 'MWBA',
  'mixed white and black african': 'MWBA',
  'white and asian': 'MWAS',
  'mixed white and asian': 'MWAS',
  'any other mixed background': 'MOTH',
  indian: 'AIND',
  pakistani: 'APKN',
  bangladeshi: 'ABAN',
  'any other asian background': 'AOTH',
  'black caribbean': 'BCRB',
  'black african': 'BAFR',
  'any other black background': 'BOTH',
  chinese: 'CHNE',
  'any other ethnic group': 'OOTH',
  refused: 'REFU',
  'not obtained': 'NOBT',
  'information not obtained': 'NOBT',
  'information not yet obtained': 'NOBT',
};

/** The code for what a file says, by code or by the words of a main category; null when it is neither. */
export const readEthnicity = (text: string): string | null => {
  const code = text.toUpperCase();
  if (ethnicities.has(code)) return code;
  return (
    written[
      text
        .toLowerCase()
        .replaceAll(/[^a-z]+/g, ' ')
        .trim()
    ] ?? null
  );
};

const families: Readonly<Record<string, string>> = {
  A: 'Asian',
  B: 'Black',
  C: 'Chinese',
  M: 'Mixed',
  O: 'Other',
  W: 'White',
};

/** A code's title as people read it: the table says only "British" for WBRI. */
export const ethnicityTitle = (code: string): string => {
  const title = ethnicities.get(code) ?? code;
  const family = families[code.charAt(0)];
  const isWhole = family === undefined || code === 'REFU' || code === 'NOBT' || title.startsWith(family);
  return isWhole || ['WIRT', 'WROM', 'OOTH', 'OOEG'].includes(code) ? title : `${family} – ${title}`;
};
