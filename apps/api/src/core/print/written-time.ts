/** A calendar day as the language writes it, `22 Nov 2026`. It has no zone. */
export function dayText(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}

/** The day in a facility's zone on which a moment falls. */
export function dayOfText(at: string, { timeZone, language }: { timeZone: string; language: string }): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(new Date(at));
}

/** A moment in a facility's zone, by the 24-hour clock in every language: on a ward a time must not be mistaken for morning or evening. */
export function momentText(at: string, { timeZone, language }: { timeZone: string; language: string }): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23', timeZone }).format(new Date(at));
}
