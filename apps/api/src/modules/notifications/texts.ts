import { languageIn } from '@wardbook/contracts/core/locale';
import type { Message } from '@wardbook/contracts/notifications/messages';

/** What a text may say: when, where and with whom. Why the patient comes is confidential. */
export interface AppointmentWords {
  facility: string;
  practitioner: string;
  /** Day and time in the facility's zone, in the language of the text. */
  when: string;
  token: number | null;
  phone: string | null;
}

export type AppointmentKind = Exclude<Message['kind'], 'stock-alert' | 'account'>;
interface Texts {
  subject: Record<AppointmentKind, (words: AppointmentWords) => string>;
  body: Record<AppointmentKind, (words: AppointmentWords) => string>;
}

const en: Texts = {
  subject: {
    'appointment-booked': ({ facility }) => `Your appointment at ${facility}`,
    'appointment-moved': ({ facility }) => `Your appointment at ${facility} has a new time`,
    'appointment-cancelled': ({ facility }) => `Your appointment at ${facility} is cancelled`,
  },
  body: {
    'appointment-booked': (words) =>
      `${words.facility}: your appointment with ${words.practitioner} is on ${words.when}.${tokenEn(words)}${callEn(words)}`,
    'appointment-moved': (words) =>
      `${words.facility}: your appointment with ${words.practitioner} is now on ${words.when}.${tokenEn(words)}${callEn(words)}`,
    'appointment-cancelled': (words) =>
      `${words.facility}: your appointment with ${words.practitioner} on ${words.when} is cancelled.${callEn(words)}`,
  },
};

function tokenEn({ token }: AppointmentWords): string {
  return token === null ? '' : ` Your number is ${token}.`;
}

function callEn({ phone }: AppointmentWords): string {
  return phone === null ? '' : ` To change it, call ${phone}.`;
}

const catalogues: Record<string, Texts> = { en };

/** The language of the catalogue that serves a patient best: their own, or English. */
export function catalogueLanguage(language: string | null): string {
  const base = language?.split('-')[0] ?? 'en';
  return base in catalogues ? base : 'en';
}

export function textOf(kind: AppointmentKind, language: string, words: AppointmentWords): { subject: string; body: string } {
  const texts = catalogues[language] ?? en;
  return { subject: texts.subject[kind](words), body: texts.body[kind](words) };
}

/** In which language and country a text writes days: the reader's own where its catalogue has it, as the organisation's country does. */
export function formatLanguage(language: string | null, country: string): string {
  const catalogue = catalogueLanguage(language);
  return languageIn(language?.split('-')[0] === catalogue ? language : catalogue, country);
}

/**
 * `Monday, 3 March 2031 at 09:30` in Kenya and `Monday, March 3, 2031 at 09:30` in the United States, in the facility's zone and by the
 * 24-hour clock, so that a morning is never taken for an evening.
 */
export function wallTimeText(instant: string, zone: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' });
  return format.format(new Date(instant));
}
