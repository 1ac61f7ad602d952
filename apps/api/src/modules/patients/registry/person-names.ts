interface NameParts {
  given: string | null;
  family: string | null;
  suffix: string | null;
}

/** The scripts that we tell apart by their letters, with the four-letter code of ISO 15924. */
const scripts: readonly [RegExp, string][] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'Jpan'],
  [/\p{Script=Hangul}/u, 'Kore'],
  [/\p{Script=Han}/u, 'Hani'],
  [/\p{Script=Cyrillic}/u, 'Cyrl'],
  [/\p{Script=Arabic}/u, 'Arab'],
  [/\p{Script=Devanagari}/u, 'Deva'],
  [/\p{Script=Bengali}/u, 'Beng'],
  [/\p{Script=Tamil}/u, 'Taml'],
  [/\p{Script=Ethiopic}/u, 'Ethi'],
  [/\p{Script=Greek}/u, 'Grek'],
  [/\p{Script=Hebrew}/u, 'Hebr'],
  [/\p{Script=Thai}/u, 'Thai'],
  [/\p{Script=Armenian}/u, 'Armn'],
  [/\p{Script=Georgian}/u, 'Geor'],
];

/** These scripts write the family name first and no blank between the names. */
const FAMILY_FIRST = new Set(['Jpan', 'Kore', 'Hani', 'Hans', 'Hant']);

/** The script of a name, read from its letters; Latin when nothing says otherwise. */
export function scriptOf({ given, family }: Pick<NameParts, 'given' | 'family'>): string {
  const letters = `${family ?? ''}${given ?? ''}`;
  return scripts.find(([pattern]) => pattern.test(letters))?.[1] ?? 'Latn';
}

/** The name as its script writes it. */
export function displayOf({ given, family, suffix }: NameParts, script: string): string {
  const isFamilyFirst = FAMILY_FIRST.has(script);
  const core = (isFamilyFirst ? [family, given] : [given, family]).filter(Boolean).join(isFamilyFirst ? '' : ' ');
  return suffix ? `${core} ${suffix}` : core;
}
