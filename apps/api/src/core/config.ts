import { timeZone } from '@wardbook/contracts/organisation/facility';
import { z } from 'zod';

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Where the front door listens. Plain http is for loopback only; behind TLS set WARDBOOK_PUBLIC_URL. */
  HOST: z.string().min(1).default('localhost'),
  WARDBOOK_DATA: z.string().min(1).default('.wardbook'),
  /** The address under which browsers reach Wardbook, when it is not this machine. */
  WARDBOOK_PUBLIC_URL: z.url({ protocol: /^https$/ }).optional(),
  /** Next's private server. Without it only the API is served. */
  WARDBOOK_WEB_URL: z.url().optional(),
  /** The folder of Next's built scripts and styles. Without it Next serves them, as it does while one edits. */
  WARDBOOK_WEB_ASSETS: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_APP_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_JOBS_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** How often one address may try to sign in within five minutes. */
  WARDBOOK_SIGN_IN_TRIES: z.coerce.number().int().min(1).default(30),
  /** Where e-mail is handed in, such as smtps://user:password@mail.example.org. Without it e-mail stays marked as not sent. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Wardbook <no-reply@localhost>'),
  /** Twilio sends SMS. Without all three, SMS stay marked as not sent. */
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC/).optional(),
  TWILIO_AUTH_TOKEN: z.string().min(1).optional(),
  TWILIO_FROM: z.string().min(1).optional(),
  /** Another origin that speaks Twilio's API, for a proxy or a test. */
  TWILIO_ORIGIN: z.url().optional(),
  /** Where the demo hospital stands. Its day is part done by the time of this zone. */
  WARDBOOK_DEMO_ZONE: timeZone.default('Africa/Nairobi'),
});

export type Config = z.infer<typeof variables>;

/** Nest's injection token for the configuration. */
export const CONFIG = Symbol('config');

/** Reads the configuration, or throws one message that names every bad variable and never shows its value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = variables.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Wardbook cannot start, because its configuration is not valid:\n${faults.join('\n')}`);
}
