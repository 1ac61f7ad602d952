import type { BuiltInRole } from '@wardbook/contracts/core/permissions';
import type { Profession } from '@wardbook/contracts/organisation/practitioners';
import { readConfig } from '../../core/config.js';

/** The hospital of the demo. No hospital has its name. */
export const organisation = { name: 'Lakeside Health', country: 'KE' };
export const facility = {
  name: 'Lakeside Hospital',
  kind: 'hospital',
  timeZone: readConfig(process.env).WARDBOOK_DEMO_ZONE,
  currency: 'KES',
  language: 'en',
} as const;

/** The cash that a till opens with, in minor units. */
export const FLOAT = 500_000;

export const letterhead = { address: '14 Shoreline Road, Nairobi', phone: '+254 20 555 0140', email: 'desk@lakeside.example' };

export const departments = [
  { code: 'OPD', name: 'Outpatients', costCentre: '1000' },
  { code: 'PAED', name: 'Paediatrics', costCentre: '1100' },
  { code: 'ANC', name: 'Maternity', costCentre: '1200' },
  { code: 'SURG', name: 'Surgery', costCentre: '1300' },
  { code: 'LAB', name: 'Laboratory', costCentre: '2000' },
  { code: 'PHARM', name: 'Pharmacy', costCentre: '2100' },
  { code: 'FIN', name: 'Finance', costCentre: '9000' },
] as const;
type DepartmentCode = (typeof departments)[number]['code'];

/** Places by the path of their codes; a place stands after the one it is in. */
export const locations = [
  { code: 'MAIN', name: 'Main building', kind: 'building', parent: null, department: null },
  { code: 'OPD-CLINIC', name: 'Outpatient clinic', kind: 'clinic', parent: 'MAIN', department: 'OPD' },
  { code: 'ROOM', name: 'Consulting room', kind: 'room', parent: 'OPD-CLINIC', department: 'OPD', series: { from: 1, to: 4 } },
  { code: 'WARD-A', name: 'Ward A', kind: 'ward', parent: 'MAIN', department: 'SURG' },
  { code: 'BED-A', name: 'Bed', kind: 'bed', parent: 'WARD-A', department: 'SURG', series: { from: 1, to: 12 } },
  { code: 'LAB-MAIN', name: 'Main laboratory', kind: 'laboratory', parent: 'MAIN', department: 'LAB' },
  { code: 'PHARMACY', name: 'Main pharmacy', kind: 'store', parent: 'MAIN', department: 'PHARM' },
  { code: 'TILL', name: 'Cash desk', kind: 'counter', parent: 'MAIN', department: 'FIN', series: { from: 1, to: 2 } },
] as const;

interface Member {
  givenName: string;
  familyName: string;
  prefix?: string;
  /** Members with a role sign in; the others only see patients or refer them. */
  role?: BuiltInRole;
  /** The name of the sign-in where two people have the same role. */
  signsInAs?: string;
  profession?: Profession;
  department?: DepartmentCode;
  speciality?: string;
  fee?: string;
}

export const staff: readonly Member[] = [
  { givenName: 'Grace', familyName: 'Wambui', role: 'receptionist' },
  { givenName: 'Joseph', familyName: 'Kiptoo', role: 'nurse', profession: 'nurse', department: 'OPD' },
  {
    givenName: 'Amina',
    familyName: 'Otieno',
    prefix: 'Dr',
    role: 'doctor',
    profession: 'doctor',
    department: 'OPD',
    speciality: 'General practice',
    fee: '1500',
  },
  { givenName: 'Daniel', familyName: 'Mutua', role: 'lab-technician', profession: 'laboratory-scientist', department: 'LAB' },
  // A second technician, since the user who entered a value does not verify it.
  {
    ...{ givenName: 'Zawadi', familyName: 'Barasa', role: 'lab-technician', profession: 'laboratory-scientist', department: 'LAB' },
    signsInAs: 'lab-technician-2',
  },
  { givenName: 'Fatuma', familyName: 'Hassan', role: 'pharmacist', profession: 'pharmacist', department: 'PHARM' },
  { givenName: 'Peter', familyName: 'Njoroge', role: 'cashier' },
  { givenName: 'Ruth', familyName: 'Achieng', role: 'auditor' },
  {
    givenName: 'Samuel',
    familyName: 'Okafor',
    prefix: 'Dr',
    profession: 'doctor',
    department: 'PAED',
    speciality: 'Paediatrics',
    fee: '2000',
  },
  {
    givenName: 'Leila',
    familyName: 'Haddad',
    prefix: 'Dr',
    profession: 'doctor',
    department: 'ANC',
    speciality: 'Obstetrics and gynaecology',
    fee: '2500',
  },
  {
    givenName: 'Vikram',
    familyName: 'Rao',
    prefix: 'Mr',
    profession: 'doctor',
    department: 'SURG',
    speciality: 'General surgery',
    fee: '3000',
  },
  {
    givenName: 'Naomi',
    familyName: 'Chebet',
    prefix: 'Dr',
    profession: 'doctor',
    department: 'OPD',
    speciality: 'Internal medicine',
    fee: '2500',
  },
];

export const admin = { givenName: 'Helen', familyName: 'Muriuki' };

/** The practitioners' hours: `kind` slots have minutes, sessions have tokens. Weekdays are ISO numbers. */
export const weeklyHours = [
  { familyName: 'Otieno', department: 'OPD', weekdays: [1, 2, 3, 4, 5, 6, 7], starts: '08:00', ends: '13:00', slotMinutes: 20 },
  { familyName: 'Otieno', department: 'OPD', weekdays: [1, 2, 3, 4, 5], starts: '14:00', ends: '17:00', slotMinutes: 20 },
  { familyName: 'Chebet', department: 'OPD', weekdays: [1, 2, 3, 4, 5, 6, 7], starts: '09:00', ends: '16:00', slotMinutes: 30 },
  {
    familyName: 'Okafor',
    department: 'PAED',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    starts: '09:00',
    ends: '13:00',
    capacity: 40,
    walkInCapacity: 10,
  },
  { familyName: 'Haddad', department: 'ANC', weekdays: [1, 3, 5, 7], starts: '08:30', ends: '12:30', capacity: 30, walkInCapacity: 6 },
  { familyName: 'Rao', department: 'SURG', weekdays: [2, 4, 7], starts: '10:00', ends: '14:00', slotMinutes: 30 },
] as const;

export const payers = [
  {
    code: 'SHA',
    name: 'Social Health Authority',
    kind: 'government-scheme',
    plan: { code: 'SHA-BASIC', name: 'Basic package', coveredPercent: 60, noBalanceBilling: false },
  },
  {
    code: 'RIFT',
    name: 'Rift Mutual Insurance',
    kind: 'insurer',
    plan: { code: 'RIFT-GOLD', name: 'Gold', coveredPercent: 80, noBalanceBilling: false },
  },
  {
    code: 'TEACHERS',
    name: 'Teachers’ Welfare Fund',
    kind: 'employer',
    plan: { code: 'TWF-OUT', name: 'Outpatient', coveredPercent: 100, noBalanceBilling: false },
  },
] as const;
