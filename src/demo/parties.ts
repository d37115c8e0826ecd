/** Who of the cast stands in a team, with what part, and which standards they look after. */
export type Team = readonly (readonly [who: string, part: string, standards: readonly string[]])[];

/** Two or three of the working party to a standard, as the case study tells it. */
export const party: Team = [
  ['lead', 'lead', ['4']],
  ['head', 'senior-leader', []],
  ['member', 'standard-lead', ['5', '12']],
  ['siobhan.keane', 'standard-lead', ['7', '9']],
  ['joel.mercer', 'standard-lead', ['3', '11']],
  ['beth.tranter', 'standard-lead', ['1', '10']],
  ['ravi.chandra', 'safeguarding-lead', ['2', '4']],
  ['priya.nair', 'standard-lead', ['6']],
  ['hywel.watkins', 'standard-lead', ['5', '9']],
  ['lucy.amsel', 'standard-lead', ['11']],
  ['tom.farrow', 'standard-lead', ['3']],
  ['nadia.rahman', 'standard-lead', ['8']],
  ['kate.sibley', 'standard-lead', ['11']],
  ['george.effah', 'standard-lead', ['7']],
  ['mairi.sinclair', 'standard-lead', ['6']],
  ['daniel.oduya', 'standard-lead', ['10']],
  ['sofia.marin', 'standard-lead', ['8']],
  ['paul.hexham', 'standard-lead', ['2']],
  ['ellen.varley', 'standard-lead', ['12']],
  ['imran.sadiq', 'standard-lead', ['1']],
];

/** The same twenty on the Quality Mark's six strands, three to a strand. */
export const strandParty: Team = [
  ['lead', 'lead', []],
  ['head', 'senior-leader', []],
  ['ravi.chandra', 'safeguarding-lead', ['A']],
  ['siobhan.keane', 'standard-lead', ['A']],
  ['kate.sibley', 'standard-lead', ['A']],
  ['member', 'standard-lead', ['B']],
  ['hywel.watkins', 'standard-lead', ['B']],
  ['george.effah', 'standard-lead', ['B']],
  ['beth.tranter', 'standard-lead', ['C']],
  ['lucy.amsel', 'standard-lead', ['C']],
  ['imran.sadiq', 'standard-lead', ['C']],
  ['sofia.marin', 'standard-lead', ['D']],
  ['nadia.rahman', 'standard-lead', ['D']],
  ['paul.hexham', 'standard-lead', ['D']],
  ['joel.mercer', 'standard-lead', ['E']],
  ['tom.farrow', 'standard-lead', ['E']],
  ['ellen.varley', 'standard-lead', ['E']],
  ['priya.nair', 'standard-lead', ['F']],
  ['mairi.sinclair', 'standard-lead', ['F']],
  ['daniel.oduya', 'standard-lead', ['F']],
];
