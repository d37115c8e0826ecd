/**
 * Names that are also words, and forenames so common that one alone says nothing about who is meant. Our own lists: the most
 * given forenames of England and Wales, and English words that schools meet as names. Folded, as `fold` gives them.
 */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Names that are English words: “Mark achieved”, “Will the group go on”, “We hope”. A capital and a full name are asked for. */
export const wordNames = list(`
  abbey amber angel april archer art asher ash august aurora autumn bailey baker banks barker baron basil bay bear bell berry best
  bill bishop black blossom blue bob bond bonnie boy bright brook brooke brown buck bush butler carter cat chance charity chase
  child church clay clement cliff coach cole colt cook cooper coral cross crystal cunning daisy dale dawn day dean dear destiny
  divine dolly drew duke earl early east english eve everly ever faith farmer fern field fisher fletcher florence flower ford
  forest fox frank freeman french friend frost gale game gay gene genesis ginger glen glory golden good grace grant gray green
  grey guy hall happy hardy harmony harper hart hazel head heath heather heaven hill holly holiday honey hope hunter ice iris ivy
  jack jasmine jay jet jewel job jolly joy judge june junior justice keen king knight lake lane lark laurel leaf lee levy liberty
  light lily little long lord lotus love low lucky mace major mann march marina mark marsh marshall mason master max may meadow
  melody mercy merit merry miles mills milo mind minor miss misty moon moor more myrtle nanny nick noble north novel oak ocean
  olive opal page paris park parent pat patience pearl peace pearse penny pepper perry phoenix piper plant poet pope poppy porter
  potter pound power precious price pride prince princess prior queen rain raven ray read reading reed reef rex rich river rivers
  rob robin rock rocky roman rose rosemary rowan royal ruby rue rush russet rusty sage sailor sandy savage scout sharp shaw shore
  short silver sky skye small smith snow sol sonny spring star stephens stone storm street strong sue summer summers sunny swan
  swift tanner taylor teal temple terry thorn tiger trinity true tucker turner vale venus victor victory viola violet wade walker
  ward waters way webb west white will win winner winter wise wolf wood woods woody wren wright young`);

/** Forenames borne by so many that one alone is not worth a look: a colleague, an author, a parent bears it too. */
export const commonForenames = list(`
  adam aiden alan albert alex alexander alfie alice alison amelia amy andrew angela anna anne annie anthony archie arthur ava barbara
  beatrice ben benjamin beth billy caroline catherine charles charlie charlotte chloe chris christine christopher claire clare colin
  connor craig daniel danny darren dave david deborah dennis derek diana dylan edward eleanor elizabeth ella ellie emily emma eric
  ethan eva evelyn evie finley frances francis fred freddie freya gareth gary gavin geoff george georgia gillian gordon graham hannah
  harriet harrison harry harvey heidi helen henry hugh ian imogen isaac isabel isabella isla jacob jake james jamie jane janet jason
  jean jennifer jenny jeremy jessica jill jim joan joanna joanne joe john jonathan joseph joshua jude judith julia julian julie karen
  kate katherine kathleen katie keith kelly ken kenneth kevin kim laura lauren leah leo leon lewis liam linda lisa lola louis louise
  lucas lucy luke maisie malcolm margaret maria marie martin martha mary matilda matthew mia michael michelle mike mohammed muhammad
  molly nancy natalie nathan neil nicholas nicola nigel noah nora oliver olivia oscar owen pamela patricia patrick paul paula peter
  phil philip phoebe rachel ralph rebecca richard robert roger ronald rory rosie ross roy russell ruth ryan sally sam samantha samuel
  sandra sara sarah scarlett scott sean sebastian sharon sheila shirley simon sophia sophie stephanie stephen steve steven stuart
  susan tara teddy theo theodore thomas tim timothy tina toby tom tommy tony tracey tyler victoria vincent wayne wendy william zac
  zachary zoe`);

/** Those who are spoken of with a title are grown up: staff, governors, parents. */
export const titles = list(
  `mr mrs miss ms mx dr sir madam prof professor rev revd fr sister cllr lord lady councillor`,
);
