import type { Clock } from '../clock.js';
import type { Actor } from './actor.js';
import type { Admission } from './admission.js';
import type { QueuedStatement } from './batch.js';

export interface Entry {
  actor: Actor;
  admission: Admission | null;
  now: string;
}

/** The SQL state with which `core.refuse_entry()` says that what the request was admitted with is no longer true. */
export const ENTRY_REFUSED = 'WB001';

const CONTEXT = [
  'app.actor_kind',
  'app.user_id',
  'app.facility_id',
  'app.request_id',
  'app.session_id',
  'app.address',
  'app.reason',
  'app.now',
]
  .map((name, at) => `set_config('${name}', $${at + 1}, true)`)
  .join(' || ');

const INTRODUCE = `select ${CONTEXT}`;

/** It fails closed: no session, no version row or a null gives one row, and that row refuses. */
const ADMIT = `select case when s.ended_at is null and s.expires_at > now() and s.last_active_at > now() - make_interval(mins => $11::int)
    and v.number = $10::bigint and now() < $12::timestamptz then ${CONTEXT} else core.refuse_entry() end,
    s.last_active_at < now() - interval '30 seconds' as stale
  from (values (true)) as one left join session s on s.id = $9::uuid left join core.access_version v on true`;

export function entryOf(actor: Actor, clock: Clock): Entry {
  return { actor, admission: actor.admission ?? null, now: clock.setTo?.toISOString() ?? '' };
}

export function entryStatement({ actor, admission, now }: Entry): QueuedStatement {
  const { kind, userId, facilityId, requestId, sessionId, address, reason } = actor;
  const context = [kind, ...[userId, facilityId, requestId, sessionId, address, reason].map((value) => value ?? ''), now];
  const failed = () => undefined;
  if (!admission) return { text: INTRODUCE, values: context, done: () => undefined, failed };
  const proof = [admission.sessionId, admission.version, admission.idleMinutes, admission.goodUntil ?? 'infinity'];
  return { text: ADMIT, values: [...context, ...proof], done: ({ rows }) => rows[0]?.stale === true && admission.stale(), failed };
}
