import type { Answer } from '@wardbook/contracts/core/endpoint';
import type { Permission } from '@wardbook/contracts/core/permissions';
import type { getMe } from '@wardbook/contracts/identity/sessions';

interface EarlyPage {
  /** Below the facility, with one parameter as `:id`. */
  page: string;
  reads: readonly { path: string; permission: Permission }[];
}

/** Responses to requests that were sent before the scripts were loaded, by facility and address. */
type EarlyAnswers = Map<string, Promise<Response>>;

declare global {
  interface Window {
    wardbookEarly?: EarlyAnswers;
  }
}

/**
 * Runs in the page before any other script, as text: it may use nothing from outside its braces. It asks who is signed in
 * and then for what that person may see of the page in the address, as the page's own queries would.
 */
export function beginReads(pages: readonly EarlyPage[]): void {
  const early: EarlyAnswers = new Map();
  window.wardbookEarly = early;
  const [, , code, ...rest] = window.location.pathname.split('/');
  const ask = (address: string, facilityId: string): Promise<Response> => {
    const answer = fetch(address, { headers: { accept: 'application/json', ...(facilityId ? { 'Wardbook-Facility': facilityId } : {}) } });
    // The query that takes the answer reports a failure; an answer that no query takes may fail silently.
    answer.catch(() => undefined);
    early.set(`${facilityId} ${address}`, answer);
    return answer;
  };
  const begin = async () => {
    const answer = await ask('/api/v1/auth/me', '');
    if (!answer.ok) return;
    const { facilities }: Answer<typeof getMe> = await answer.clone().json();
    const facility = facilities.find((each) => each.code === code);
    const [kind, id] = rest;
    const isRecord = rest.length === 2 && /^[\da-f-]{36}$/.test(id ?? '');
    const found = isRecord ? pages.find(({ page }) => page === `/${kind}/:id`) : undefined;
    for (const { path, permission } of found?.reads ?? []) {
      if (facility?.permissions.includes(permission)) ask(path.replace(':id', id ?? ''), facility.id).catch(() => undefined);
    }
  };
  begin().catch(() => undefined);
  // An answer that no query has taken by then is out of date.
  setTimeout(() => early.clear(), 30_000);
}
