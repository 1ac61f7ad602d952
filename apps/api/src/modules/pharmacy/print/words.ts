interface Words {
  keepAway: string;
  expires: (day: string) => string;
}

const words: Record<string, Words> = {
  en: { keepAway: 'Keep out of the reach of children.', expires: (day) => `expires ${day}` },
};

export function wordsIn(language: string): Words {
  return words[language] ?? (words.en as Words);
}
