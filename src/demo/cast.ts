import type { Role } from '#platform/actor';
import type { SchoolKey } from './schools.ts';

/** A person of the demonstration, by the short name that the rest of it uses. No name is anybody's. */
export type Part = Readonly<{
  key: string;
  name: string;
  email: string;
  role: Role;
  school?: SchoolKey;
  title: string;
}>;

const signedIn = (key: string, name: string, role: Role, title: string, school?: SchoolKey): Part => ({
  key,
  name,
  email: `${key}@demo.example`,
  role,
  title,
  ...(school === undefined ? {} : { school }),
});

/** The thirteen whom the sign-in page offers. */
export const leadingParts: readonly Part[] = [
  signedIn('officer', 'Owen Pryce', 'officer', 'Awards officer'),
  signedIn('director', 'Dilys Marchant', 'director', 'Director of awards'),
  signedIn('adviser', 'Martin Hale', 'adviser', 'Adviser'),
  signedIn('verifier', 'Grace Lindqvist', 'verifier', 'Verifier'),
  signedIn('moderator', 'Daniel Nwosu', 'moderator', 'Second verifier'),
  signedIn('panel', 'Ruth Achterberg', 'panel', 'Panel member'),
  signedIn('head', 'Helen Okafor', 'head', 'Headteacher', 'wrenbourne'),
  signedIn('lead', 'Amina Yusuf', 'lead', 'Assistant head, inclusion', 'wrenbourne'),
  signedIn('member', 'Dele Adeyemi', 'member', 'Reading lead', 'wrenbourne'),
  signedIn('governor', 'Peter Lowther', 'governor', 'Chair of governors', 'wrenbourne'),
  signedIn('carer', 'Marta Kowalczyk', 'carer', 'Parent', 'wrenbourne'),
  signedIn('partner', 'Hannah Webb', 'partner', 'Harbour Young Carers'),
  signedIn('rival', 'Joanna Birch', 'lead', 'Deputy head', 'oldcote'),
];

const colleague = (key: string, name: string, title: string): Part => ({
  key,
  name,
  email: `${key}@wrenbourne.example`,
  role: 'member',
  school: 'wrenbourne',
  title,
});

/** The rest of Wrenbourne's working party of twenty: two or three to a standard. */
export const workingParty: readonly Part[] = [
  colleague('siobhan.keane', 'Siobhan Keane', 'Attendance lead'),
  colleague('joel.mercer', 'Joel Mercer', 'Head of Year 8'),
  colleague('beth.tranter', 'Beth Tranter', 'Head of PSHE'),
  colleague('ravi.chandra', 'Ravi Chandra', 'Deputy head, pastoral'),
  colleague('priya.nair', 'Priya Nair', 'Curriculum lead'),
  colleague('hywel.watkins', 'Hywel Watkins', 'SENCO'),
  colleague('lucy.amsel', 'Lucy Amsel', 'Head of Year 7'),
  colleague('tom.farrow', 'Tom Farrow', 'Head of PE'),
  colleague('nadia.rahman', 'Nadia Rahman', 'EAL coordinator'),
  colleague('kate.sibley', 'Kate Sibley', 'Transition lead'),
  colleague('george.effah', 'George Effah', 'Learning mentor'),
  colleague('mairi.sinclair', 'Mairi Sinclair', 'Librarian'),
  colleague('daniel.oduya', 'Daniel Oduya', 'Careers lead'),
  colleague('sofia.marin', 'Sofia Marin', 'Family support worker'),
  colleague('paul.hexham', 'Paul Hexham', 'Head of maths'),
  colleague('ellen.varley', 'Ellen Varley', 'Head of English'),
  colleague('imran.sadiq', 'Imran Sadiq', 'Head of Year 10'),
];

const elsewhere = (key: string, name: string, role: Role, school: SchoolKey, title: string): Part => ({
  key,
  name,
  email: `${key}@${school}.example`,
  role,
  school,
  title,
});

/** Heads and coordinators of the other schools, and the rest of the awarding body's people. */
export const others: readonly Part[] = [
  elsewhere('amberlow.lead', 'Grete Falk', 'lead', 'amberlow', 'Inclusion lead'),
  elsewhere('amberlow.head', 'Simon Ashdown', 'head', 'amberlow', 'Headteacher'),
  elsewhere('fernlow.lead', 'Noor Haddad', 'lead', 'fernlow', 'Deputy head'),
  elsewhere('fernlow.head', 'Carys Beynon', 'head', 'fernlow', 'Headteacher'),
  elsewhere('kilnfield.lead', 'Ben Sorrel', 'lead', 'kilnfield', 'Centre coordinator'),
  elsewhere('kilnfield.head', 'Anjali Mistry', 'head', 'kilnfield', 'Head of centre'),
  elsewhere('brackenlow.lead', 'Fiona Garth', 'lead', 'brackenlow', 'Assistant head'),
  elsewhere('brackenlow.head', 'Edward Lyle', 'head', 'brackenlow', 'Headteacher'),
  elsewhere('oldcote.head', 'Miriam Stone', 'head', 'oldcote', 'Headteacher'),
  elsewhere('oldcote.member', 'Callum Reid', 'member', 'oldcote', 'Class teacher'),
  elsewhere('stowmere.lead', 'Tessa Blake', 'lead', 'stowmere', 'SENCO'),
  elsewhere('stowmere.head', 'Victor Amadi', 'head', 'stowmere', 'Headteacher'),
  elsewhere('thornmere.lead', 'Isobel Crane', 'lead', 'thornmere', 'Deputy head'),
  elsewhere('thornmere.head', 'Gareth Pym', 'head', 'thornmere', 'Headteacher'),
  elsewhere('weir.lead', 'Yasmin Toller', 'lead', 'weir', 'Centre manager'),
  elsewhere('weir.head', 'Lorna Quill', 'head', 'weir', 'Headteacher'),
  elsewhere('larchlow.lead', 'Robert Finch', 'lead', 'larchlow', 'Assistant head'),
  elsewhere('larchlow.head', 'Mark Osgood', 'head', 'larchlow', 'Headteacher'),
  elsewhere('quernside.lead', 'Alice Hurst', 'lead', 'quernside', 'Vice principal'),
  elsewhere('quernside.head', 'Denise Rowe', 'head', 'quernside', 'Headteacher'),
  elsewhere('hallowbridge.lead', 'Jean Pollard', 'lead', 'hallowbridge', 'Head of school'),
  { key: 'adviser2', name: 'Eleri Bowen', email: 'eleri.bowen@northlight.example', role: 'adviser', title: 'Adviser' },
  {
    key: 'verifier2',
    name: 'Kofi Mensah',
    email: 'kofi.mensah@northlight.example',
    role: 'verifier',
    title: 'Verifier',
  },
  {
    key: 'moderator2',
    name: 'Clare Innes',
    email: 'clare.innes@northlight.example',
    role: 'moderator',
    title: 'Second verifier',
  },
  { key: 'panel2', name: 'Bryn Tallis', email: 'bryn.tallis@northlight.example', role: 'panel', title: 'Panel member' },
];
