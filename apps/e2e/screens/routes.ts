import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Records } from './records.js';

const APP = fileURLToPath(new URL('../../web/src/app/', import.meta.url));
const FACILITY = '/f/[facility]';

/** Every page that has an address of its own, as the folders of the app name them: `/f/[facility]/patients/[id]`. */
export function allRoutes(): string[] {
  const pages = readdirSync(APP, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  return pages
    .filter((path) => path.endsWith('page.tsx'))
    .map((path) => `/${path.replace(/\/?page\.tsx$/, '')}`)
    .filter((route) => route !== '/')
    .sort();
}

/** What stands below the facility, or null for the pages in front of it. */
export function insideFacility(route: string): string | null {
  return route.startsWith(FACILITY) ? route.slice(FACILITY.length) : null;
}

/** The name of a route's images: `patients-id-demographics`. */
export function imageName(route: string): string {
  const name = (insideFacility(route) ?? route)
    .replace(/[[\].]/g, '')
    .replaceAll('/', '-')
    .replace(/^-/, '');
  return name === '' ? 'home' : name;
}

/** Every name that an image may have, without its scheme. */
export function allNames(): Set<string> {
  const routes = allRoutes().map(imageName);
  return new Set([...['filled', 'empty'].flatMap((state) => routes.map((name) => `${name}-${state}`)), ...momentNames]);
}

/** What no address shows: failures, waiting, and the main pages on a phone and on a large screen. */
const momentNames = [
  ...['no-connection', 'forbidden', 'no-such-patient', 'loading', 'session-over'].map((name) => `moment-${name}`),
  ...['phone', 'large'].flatMap((size) => ['today', 'patients', 'chart', 'consultation', 'till'].map((page) => `${size}-${page}`)),
];

/** Pages that no rail shows: who opens them, and which kind of record their address names. */
export const besideTheRail: Record<string, { role: string; record?: keyof Records }> = {
  '/[...missing]': { role: 'receptionist' },
  '/dashboard/rows': { role: 'admin' },
  '/invoices/[invoice]': { role: 'cashier', record: 'invoice' },
  '/laboratory/[id]': { role: 'lab-technician', record: 'request' },
  '/patients/[id]': { role: 'doctor', record: 'patient' },
  '/patients/[id]/demographics': { role: 'receptionist', record: 'patient' },
  '/patients/new': { role: 'receptionist' },
  '/stores/[store]/items/[item]': { role: 'pharmacist', record: 'item' },
  '/stores/receipts': { role: 'pharmacist' },
  '/stores/receive': { role: 'pharmacist' },
  '/visits/[id]': { role: 'doctor', record: 'visit' },
};
