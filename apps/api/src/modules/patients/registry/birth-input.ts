import { type Age, type Birth, birthFault, birthFromAge, birthFromDate } from '@wardbook/contracts/patients/birth';
import { Problem } from '../../../core/problem.error.js';

const faults = {
  'birth-in-future': 'This day is in the future.',
  'birth-too-long-ago': 'This is more than 130 years ago.',
};

/** The birth that a form gives as a date or as an age, or null when it gives neither. Impossible ones are refused. */
export function birthOf({ birthDate, age }: { birthDate?: string | undefined; age?: Age | undefined }, today: string): Birth | null {
  if (birthDate === undefined && age === undefined) return null;
  const field = birthDate === undefined ? 'body.age' : 'body.birthDate';
  const birth = age && age.count <= 50_000 ? birthFromAge(age, today) : birthFromDate(birthDate ?? '');
  if (!birth) throw Problem.field(field, 'date-not-valid', 'This day is not in the calendar.');
  const fault = birthFault(birth.date, today);
  if (fault) throw Problem.field(field, fault, faults[fault]);
  return birth;
}
