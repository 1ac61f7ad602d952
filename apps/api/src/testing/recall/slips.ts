import { pick, type Random } from './random.js';

/** Turns a name into a user's mistyped form of it; null where this error cannot happen in the name. */
type Slip = (word: string, random: Random) => string | null;

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
const at = (word: string, random: Random) => Math.floor(random() * word.length);

/** Spellings of one name that are in use beside each other. */
const variants =
  `muhammad mohammed mohamed mohammad|ahmed ahmad|hassan hasan|hussein husain|yusuf youssef yousef|khalid khaled|fatima fatma|
  aisha aysha ayesha|maryam mariam|layla leila laila|noor nour|samir sameer|tariq tarek|karim kareem|saeed said sayed|faisal faysal|jamal gamal|
  yasmin yasmine|pooja puja|lakshmi laxmi|kavita kavitha|geeta gita|preeti priti|jyoti jyothi|aarti arti|sharma sarma|verma varma|das dass|
  mukherjee mukerji|banerjee banerji|chowdhury choudhury chaudhary|agarwal aggarwal agrawal|kapoor kapur|mishra misra|bhatt bhat|stephen steven|
  catherine katherine kathryn|sarah sara|john jon|smith smyth|clark clarke|reed reid|phillips philips|johnson jonson|qureshi kureshi|
  siddiqui siddiki|osman othman uthman|suleiman sulaiman soliman|mehdi mahdi|dutta datta|meena mina|thompson thomson|anderson andersen|
  peterson petersen|katharina katarina|matthias mathias|schneider schnaider|hoffmann hofmann|brian bryan|jeffrey geoffrey|kathleen cathleen`
    .split('|')
    .map((group) => group.trim().split(/\s+/));

/** How a sound is written otherwise. */
const sounds: [RegExp, string][] = [
  ...([
    [/ph/, 'f'],
    [/ck/, 'k'],
    [/k/, 'c'],
    [/c(?=[aou])/, 'k'],
    [/ee/, 'i'],
    [/i/, 'y'],
    [/y/, 'i'],
    [/ou/, 'u'],
    [/oo/, 'u'],
  ] as [RegExp, string][]),
  ...([
    [/(.)\1/, '$1'],
    [/([lmnrst])(?=[aeiou])/, '$1$1'],
    [/th/, 't'],
    [/z/, 's'],
    [/w/, 'v'],
    [/v/, 'w'],
    [/sch/, 'sh'],
    [/q/, 'k'],
  ] as [RegExp, string][]),
  ...([
    [/kh/, 'k'],
    [/x/, 'ks'],
    [/dt$/, 't'],
    [/ei/, 'ai'],
    [/e(?=[lnr])/, 'a'],
    [/o(?=[lnr])/, 'u'],
  ] as [RegExp, string][]),
];

export const substitution: Slip = (word, random) => {
  const place = at(word, random);
  const letter = pick(
    ALPHABET.filter((each) => each !== word[place]),
    random,
  );
  return word.slice(0, place) + letter + word.slice(place + 1);
};

export const insertion: Slip = (word, random) => {
  const place = Math.floor(random() * (word.length + 1));
  return word.slice(0, place) + pick(ALPHABET, random) + word.slice(place);
};

export const deletion: Slip = (word, random) => {
  const place = at(word, random);
  return word.slice(0, place) + word.slice(place + 1);
};

export const transposition: Slip = (word, random) => {
  const places = [...word].map((_, place) => place).filter((place) => place > 0 && word[place] !== word[place - 1]);
  if (places.length === 0) return null;
  const place = pick(places, random);
  return word.slice(0, place - 1) + word[place] + word[place - 1] + word.slice(place + 1);
};

export const anyEdit: Slip = (word, random) => pick([substitution, insertion, deletion, transposition], random)(word, random);

export const phonetic: Slip = (word, random) => {
  const group = variants.find((each) => each.includes(word));
  if (group)
    return pick(
      group.filter((each) => each !== word),
      random,
    );
  const fitting = sounds.filter(([letters]) => letters.test(word));
  if (fitting.length === 0) return null;
  const [letters, other] = pick(fitting, random);
  const heard = word.replace(letters, other);
  return heard === word ? null : heard;
};

const umlauts: Record<string, string> = { ü: 'ue', ö: 'oe', ä: 'ae', ø: 'oe', å: 'aa', ß: 'ss' };
const strokes: Record<string, string> = { ł: 'l', ø: 'o', ß: 'ss', đ: 'd' };

/** The letters without their marks, or as a keyboard without them writes them. */
export function withoutMarks(name: string, isSpelledOut = false): string {
  const spelt = isSpelledOut ? name.toLowerCase().replace(/[üöäøåß]/g, (letter) => umlauts[letter] ?? letter) : name.toLowerCase();
  return spelt
    .replace(/[łøßđ]/g, (letter) => strokes[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Short forms that the bearers of a name go by. */
export const shortForms: Record<string, string[]> = {
  william: ['bill', 'will', 'billy'],
  robert: ['bob', 'rob', 'bobby'],
  richard: ['dick', 'rick'],
  elizabeth: ['liz', 'beth', 'betty'],
  james: ['jim', 'jimmy'],
  margaret: ['peggy', 'maggie', 'meg'],
  michael: ['mike', 'mick'],
  thomas: ['tom', 'tommy'],
  joseph: ['joe'],
  charles: ['charlie', 'chuck'],
  patricia: ['pat', 'trish'],
  katherine: ['kate', 'kathy'],
  catherine: ['kate', 'cathy'],
  christopher: ['chris'],
  daniel: ['dan', 'danny'],
  matthew: ['matt'],
  anthony: ['tony'],
  steven: ['steve'],
  andrew: ['andy', 'drew'],
  joshua: ['josh'],
  kenneth: ['ken'],
  timothy: ['tim'],
  ronald: ['ron'],
  edward: ['ted', 'ed'],
  jeffrey: ['jeff'],
  nicholas: ['nick'],
  jonathan: ['jon'],
  samuel: ['sam'],
  benjamin: ['ben'],
  deborah: ['debbie'],
  rebecca: ['becky'],
  stephanie: ['steph'],
  jennifer: ['jen', 'jenny'],
  susan: ['sue', 'suzy'],
  barbara: ['barb', 'babs'],
  francisco: ['paco', 'pancho'],
  josé: ['pepe'],
  dolores: ['lola'],
  isabel: ['isa'],
  małgorzata: ['gosia'],
  katarzyna: ['kasia'],
  agnieszka: ['aga'],
  krzysztof: ['krzysiek'],
  zofia: ['zosia'],
  stanisław: ['staszek'],
  wojciech: ['wojtek'],
  virginia: ['ginny'],
  samantha: ['sam'],
  angela: ['angie'],
  nancy: ['nan'],
  amanda: ['mandy'],
  donald: ['don'],
  jessica: ['jess'],
  david: ['dave'],
};
