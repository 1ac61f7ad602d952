import type { RecallPerson } from './people.js';
import { pick, type Random } from './random.js';
import { anyEdit, deletion, insertion, phonetic, shortForms, substitution, transposition, withoutMarks } from './slips.js';

export interface RecallQuery {
  text: string;
  /** Whether a hit is the person who is meant. A name alone does not tell two of the same name apart. */
  isMeant: (hit: { name: string }) => boolean;
}

export type RecallKind = (person: RecallPerson, random: Random, people: readonly RecallPerson[]) => RecallQuery | null;

const SHORTEST = 4;
const display = ({ given, family, group }: RecallPerson) => (group === 'chinese' ? family + given : `${given} ${family}`);
const meaning = (person: RecallPerson) => (hit: { name: string }) => hit.name === display(person);

/** The two words that a user types of a name that is in Latin letters and of two words. */
function typed(person: RecallPerson): [string, string] | null {
  if (person.latin || /[^\p{L}\p{M}]/u.test(person.given + person.family)) return null;
  const [given, family] = [withoutMarks(person.given), withoutMarks(person.family)];
  return given === family ? null : [given, family];
}

/** A typing error in one of the two words. */
function slipped(slip: (word: string, random: Random) => string | null): RecallKind {
  return (person, random) => {
    const words = typed(person);
    if (!words) return null;
    const wrong = random() < 0.5 ? 0 : 1;
    if (words[wrong].length < SHORTEST) return null;
    const other = slip(words[wrong], random);
    if (other === null || other === words[wrong]) return null;
    words[wrong] = other;
    return { text: words.join(' '), isMeant: meaning(person) };
  };
}

function accentDropped(person: RecallPerson, random: Random): RecallQuery | null {
  const name = `${person.given} ${person.family}`;
  if (person.latin || withoutMarks(name) === name.toLowerCase()) return null;
  return { text: withoutMarks(name, random() < 0.3), isMeant: meaning(person) };
}

function swapped(person: RecallPerson, random: Random): RecallQuery | null {
  const words = typed(person);
  if (!words) return null;
  const isSlipped = random() < 0.3 && words[1].length >= SHORTEST;
  return { text: `${isSlipped ? anyEdit(words[1], random) : words[1]} ${words[0]}`, isMeant: meaning(person) };
}

/** Two parts of a name written as one, and the other way round. */
function joinedOrSplit(person: RecallPerson): RecallQuery | null {
  if (person.latin) return null;
  const isSplit = /^abdul[a-z]/i.test(person.given) || /^(?:mc|mac)[A-Z]/.test(person.family);
  if (!isSplit && !/[ '-]/.test(person.given + person.family)) return null;
  const join = (name: string) => withoutMarks(name).replace(/[ '-]/g, '');
  const split = (name: string) => withoutMarks(name).replace(/^(abdul|mc|mac)(?=[a-z])/, '$1 ');
  return {
    text: isSplit ? `${split(person.given)} ${split(person.family)}` : `${join(person.given)} ${join(person.family)}`,
    isMeant: meaning(person),
  };
}

/** Anybody of that family whose given name begins so is what an initial asks for. */
function initial(person: RecallPerson, random: Random): RecallQuery | null {
  const words = typed(person);
  if (!words) return null;
  const letter = words[0][0] ?? '';
  const isMeant = ({ name }: { name: string }) => {
    const [given = '', ...family] = withoutMarks(name).split(' ');
    return (given.startsWith(letter) && family.join(' ') === words[1]) || (given === words[1] && family.join(' ').startsWith(letter));
  };
  return { text: random() < 0.5 ? `${letter} ${words[1]}` : `${words[1]} ${letter}.`, isMeant };
}

/** A typing error in an unfinished family name. */
function unfinished(person: RecallPerson, random: Random): RecallQuery | null {
  const words = typed(person);
  if (!words || words[1].length < 7) return null;
  const beginning = words[1].slice(0, 4 + Math.floor(random() * 3));
  const slipped = anyEdit(beginning, random);
  if (slipped === null || words[1].startsWith(slipped)) return null;
  return { text: `${words[0]} ${slipped}`, isMeant: meaning(person) };
}

/** Where a patient is registered under the Latin spelling itself, that one is what was typed. */
function otherScript(group: string): RecallKind {
  return (person, _random, people) => {
    if (person.group !== group || !person.latin) return null;
    const { given, family } = person.latin;
    if (people.some((other) => other.given === given && other.family === family)) return null;
    return { text: group === 'chinese' ? `${family} ${given}` : `${given} ${family}`, isMeant: meaning(person) };
  };
}

function nickname(person: RecallPerson, random: Random): RecallQuery | null {
  const forms = shortForms[person.given.toLowerCase()];
  if (!forms || person.latin) return null;
  return { text: `${pick(forms, random)} ${withoutMarks(person.family)}`, isMeant: meaning(person) };
}

/** What is asked of each kind: the share of queries with the person first, and among the first ten. */
export const kinds: Record<string, { make: RecallKind; first: number; inTen: number }> = {
  substitution: { make: slipped(substitution), first: 0.95, inTen: 0.98 },
  insertion: { make: slipped(insertion), first: 0.95, inTen: 0.98 },
  deletion: { make: slipped(deletion), first: 0.95, inTen: 0.98 },
  transposition: { make: slipped(transposition), first: 0.95, inTen: 0.98 },
  'phonetic variant': { make: slipped(phonetic), first: 0.95, inTen: 0.98 },
  'dropped accent': { make: accentDropped, first: 0.95, inTen: 0.98 },
  'swapped parts': { make: swapped, first: 0.95, inTen: 0.98 },
  'joined or split name': { make: joinedOrSplit, first: 0.9, inTen: 0.95 },
  initial: { make: initial, first: 0.9, inTen: 0.95 },
  'slip in an unfinished word': { make: unfinished, first: 0.9, inTen: 0.95 },
  'Cyrillic name in Latin letters': { make: otherScript('cyrillic'), first: 0.85, inTen: 0.9 },
  'Arabic name in Latin letters': { make: otherScript('arabicScript'), first: 0.85, inTen: 0.9 },
  'Devanagari name in Latin letters': { make: otherScript('devanagari'), first: 0.85, inTen: 0.9 },
  'Chinese name in pinyin': { make: otherScript('chinese'), first: 0.85, inTen: 0.9 },
  nickname: { make: nickname, first: 0.85, inTen: 0.9 },
};

/** Queries of one kind about people of whom it can be asked. */
export function recallQueries(make: RecallKind, people: readonly RecallPerson[], random: Random, count: number): RecallQuery[] {
  const queries: RecallQuery[] = [];
  for (let tries = 0; queries.length < count && tries < 200_000; tries += 1) {
    const query = make(pick(people, random), random, people);
    if (query) queries.push(query);
  }
  return queries;
}
