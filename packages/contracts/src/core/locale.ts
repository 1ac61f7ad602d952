/**
 * The language as a country writes it: `en` in `KE` is `en-KE`, where the day stands before the month. A language that names
 * its own country keeps it.
 */
export function languageIn(language: string, country: string): string {
  const { region } = new Intl.Locale(language);
  if (region !== undefined || country === '') return language;
  const regional = `${language}-${country}`;
  const isKnown = new Intl.Locale(new Intl.DateTimeFormat(regional).resolvedOptions().locale).region === country;
  if (isKnown) return regional;
  // Where the data has no English for the country, international English is nearer than American.
  return language === 'en' ? 'en-001' : language;
}
