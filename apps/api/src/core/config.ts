import { isIP } from 'node:net';
import { timeZone } from '@wardbook/contracts/organisation/facility';
import { z } from 'zod';

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Where the front door listens. Plain http is for loopback only; behind TLS set WARDBOOK_PUBLIC_URL. */
  HOST: z.string().min(1).default('localhost'),
  WARDBOOK_DATA: z.string().min(1).default('.wardbook'),
  /** The address under which browsers reach Wardbook, when it is not this machine. */
  WARDBOOK_PUBLIC_URL: z.url({ protocol: /^https$/ }).optional(),
  /** The reverse proxies whose `X-Forwarded-For` is believed: addresses and networks, separated by commas. Without it none is. */
  WARDBOOK_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine((parts) => parts.every(isNetwork), { error: 'Give addresses or networks such as 10.0.0.0/8, separated by commas.' })
    .optional(),
  /** Next's private server. Without it only the API is served. */
  WARDBOOK_WEB_URL: z.url().optional(),
  /** The folder of Next's built scripts and styles. Without it Next serves them, as it does while one edits. */
  WARDBOOK_WEB_ASSETS: z.string().min(1).optional(),
  /** Where the embedded database keeps its files; set by the launcher. */
  WARDBOOK_DATABASE_FOLDER: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_APP_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_JOBS_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** How often one address may try to sign in within five minutes. */
  WARDBOOK_SIGN_IN_TRIES: z.coerce.number().int().min(1).default(30),
  /** How many patients one user may see in lists within an hour. */
  WARDBOOK_PATIENTS_PER_HOUR: z.coerce.number().int().min(1).default(5_000),
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

/** Passwords and patients' data do not go over a network in plain http, nor to a database without a decision about encryption. */
const configuration = variables
  .refine(({ HOST, WARDBOOK_PUBLIC_URL }) => isLoopback(HOST) || WARDBOOK_PUBLIC_URL !== undefined, {
    path: ['HOST'],
    error: 'Plain http is for this machine alone. Put a proxy with TLS in front and set WARDBOOK_PUBLIC_URL to its https address.',
  })
  .refine((given) => [given.DATABASE_URL, given.DATABASE_APP_URL, given.DATABASE_JOBS_URL].every(isEncryptedOrLocal), {
    path: ['DATABASE_URL'],
    error: 'The database is on another machine, so its address needs sslmode, such as ?sslmode=verify-full.',
  });

export type Config = z.infer<typeof configuration>;

/** Nest's injection token for the configuration. */
export const CONFIG = Symbol('config');

/** Reads the configuration, or throws one message that names every bad variable and never shows its value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = configuration.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Wardbook cannot start, because its configuration is not valid:\n${faults.join('\n')}`);
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** A socket's folder has no host. */
function isEncryptedOrLocal(address: string | undefined): boolean {
  if (address === undefined) return true;
  const { hostname, searchParams } = new URL(address);
  return hostname === '' || isLoopback(hostname) || searchParams.has('sslmode');
}

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  return family !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
}
