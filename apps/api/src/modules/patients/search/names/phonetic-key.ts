const SOUNDS: readonly [RegExp, string][] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^(?:ps|x)/, 's'],
  [/tsch|tch|cz/g, 'C'],
  [/sch|sh|sz|zh|zs|tz|ts/g, 's'],
  [/ch/g, 'C'],
  [/ph/g, 'f'],
  [/gh(?=[^aeiouy]|$)/g, ''],
  [/(?<=[aeo])w(?=[^aeiouy]|$)/g, 'u'],
  [/x/g, 'ks'],
  [/kh|ck|q|c(?=[aouklrt]|$)/g, 'k'],
  [/c/g, 's'],
  [/dj|j|dg|gi|ge/g, 'j'],
  [/th|dh|d/g, 't'],
  [/z/g, 's'],
  [/[wv]/g, 'f'],
  [/b/g, 'p'],
  [/g/g, 'k'],
];

/**
 * The consonants of a word as they sound in many languages at once, with the vowels left out behind the first letter:
 * `mohammed` and `muhamad` are `mt`. Words that sound alike share it; others may too.
 */
export function phoneticKey(word: string): string {
  let sounds = word;
  for (const [letters, sound] of SOUNDS) sounds = sounds.replace(letters, sound);
  const first = sounds[0] ?? '';
  const beginning = /[aeiouy]/.test(first) ? 'A' : first;
  return (beginning + sounds.slice(1).replace(/[aeiouyh]/g, '')).replace(/(.)\1+/g, '$1').replace(/n(?=[mpf])/g, 'm');
}
