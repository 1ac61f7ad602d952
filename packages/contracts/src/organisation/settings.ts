import { z } from 'zod';
import { endpoint } from '../core/endpoint.js';
import { id, instant, page } from '../core/list.js';

/** One setting: its values, its default and its purpose. */
export interface SettingDefinition<Value extends string | number | boolean> {
  readonly type: z.ZodType<Value>;
  readonly initial: Value;
  /** Whether a facility may differ from the organisation. */
  readonly perFacility: boolean;
  readonly description: string;
}

function setting<Value extends string | number | boolean>(definition: SettingDefinition<Value>): SettingDefinition<Value> {
  return definition;
}

/**
 * Everything that an organisation can set. A module adds its own here, with a label and a hint of the same key in the
 * web's messages, and reads it with `Settings.get(key)`.
 */
export const settingsCatalogue = {
  'session.idle-minutes': setting({
    type: z.number().int().min(1).max(240),
    initial: 15,
    perFacility: false,
    description: 'Minutes without any activity after which a session ends by itself.',
  }),
  'session.longest-hours': setting({
    type: z.number().int().min(1).max(24),
    initial: 12,
    perFacility: false,
    description: 'Hours after which a session ends however busy it is, and the password is asked again.',
  }),
  'sign-in.one-time-password-hours': setting({
    type: z.number().int().min(1).max(168),
    initial: 72,
    perFacility: false,
    description: 'Hours for which a password that an admin gave can be used to sign in and choose another one.',
  }),
  'practitioner.licence-warning-days': setting({
    type: z.number().int().min(0).max(365),
    initial: 60,
    perFacility: true,
    description: 'Days before the expiry of a licence from which it is shown as needing attention.',
  }),
  'billing.consultation-service': setting({
    type: z.string().trim().min(1).max(100),
    initial: 'CONSULT',
    perFacility: true,
    description: 'The code of the service that a consultation is charged as, where the practitioner has no fee of their own.',
  }),
  'billing.pay-first-consultations': setting({
    type: z.boolean(),
    initial: false,
    perFacility: true,
    description: 'A consultation is paid before it begins. Emergencies and stays never wait.',
  }),
  'billing.pay-first-tests': setting({
    type: z.boolean(),
    initial: false,
    perFacility: true,
    description: 'Laboratory tests are paid before the specimen is taken. Emergencies and stays never wait.',
  }),
  'billing.pay-first-medicines': setting({
    type: z.boolean(),
    initial: false,
    perFacility: true,
    description: 'Prescribed medicines are paid before they are handed out. Emergencies and stays never wait.',
  }),
  'billing.pay-first-procedures': setting({
    type: z.boolean(),
    initial: false,
    perFacility: true,
    description: 'Procedures are paid before they are done. Emergencies and stays never wait.',
  }),
  'billing.takes-card': setting({
    type: z.boolean(),
    initial: true,
    perFacility: true,
    description: 'Cards are taken at the till.',
  }),
  'billing.takes-mobile-money': setting({
    type: z.boolean(),
    initial: false,
    perFacility: true,
    description: 'Mobile money is taken at the till, each payment with the code of its transaction.',
  }),
  'billing.mobile-money-name': setting({
    type: z.string().trim().min(1).max(30),
    initial: 'Mobile money',
    perFacility: true,
    description: 'What mobile money is called here, such as M-Pesa.',
  }),
  'billing.takes-bank-transfer': setting({
    type: z.boolean(),
    initial: false,
    perFacility: true,
    description: 'Bank transfers are taken at the till, each with its reference.',
  }),
  'billing.takes-cheque': setting({
    type: z.boolean(),
    initial: false,
    perFacility: true,
    description: 'Cheques are taken at the till, each with its number.',
  }),
  'billing.fiscal-year-month': setting({
    type: z.number().int().min(1).max(12),
    initial: 1,
    perFacility: true,
    description: 'The month in which the fiscal year begins. The numbers of documents start again with it.',
  }),
  'laboratory.verify-alone': setting({
    type: z.boolean(),
    initial: false,
    perFacility: true,
    description: 'Whether one person may enter and verify a laboratory result; it is then flagged for a second look.',
  }),
} as const;

export type SettingKey = keyof typeof settingsCatalogue;
export const settingKeys = Object.keys(settingsCatalogue) as [SettingKey, ...SettingKey[]];
export type SettingValue<Key extends SettingKey = SettingKey> = z.output<(typeof settingsCatalogue)[Key]['type']>;

const key = z.enum(settingKeys);
const value = z.union([z.string(), z.number(), z.boolean()]);
const level = z.enum(['organisation', 'facility']);

/** One decision: what was set, from when, by whom. A null value means that the level above counts again. */
const settingEntry = z.object({
  id,
  level,
  value: value.nullable(),
  validFrom: instant,
  by: z.string().nullable(),
});
export type SettingEntry = z.infer<typeof settingEntry>;

const settingState = z.object({
  key,
  /** What counts in this facility now, and where it comes from. */
  value,
  source: z.enum(['default', 'organisation', 'facility']),
  initial: value,
  perFacility: z.boolean(),
  description: z.string(),
  /** What holds now at each level, and what is decided for later. */
  organisation: settingEntry.nullable(),
  facility: settingEntry.nullable(),
  coming: z.array(settingEntry),
});
export type SettingState = z.infer<typeof settingState>;

const keyParams = z.object({ key });

export const listSettings = endpoint({
  operationId: 'listSettings',
  summary: 'Every setting with the value that counts in this facility, since when and by whom.',
  method: 'GET',
  path: '/settings',
  access: 'organisation:read',
  scope: 'facility',
  response: z.object({ items: z.array(settingState) }),
});

export const changeSetting = endpoint({
  operationId: 'changeSetting',
  summary: 'Set a value for the organisation or for this facility, from now or from a later moment.',
  method: 'PUT',
  path: '/settings/:key',
  access: 'organisation:manage',
  scope: 'facility',
  params: keyParams,
  body: z.strictObject({
    level,
    /** Null gives the choice back to the level above. */
    value: value.nullable(),
    validFrom: instant.optional(),
    /** The entry of this level that the change is based on, or null when there was none. */
    basedOn: id.nullable(),
  }),
  response: settingState,
  errors: ['version-moved'],
});

export const listSettingHistory = endpoint({
  operationId: 'listSettingHistory',
  summary: 'The decisions on one setting for the organisation and this facility, newest first.',
  method: 'GET',
  path: '/settings/:key/history',
  access: 'organisation:read',
  scope: 'facility',
  params: keyParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(100).default(25), cursor: z.string().max(500).optional() }),
  response: page(settingEntry),
});
