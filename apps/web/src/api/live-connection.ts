import { createClient } from '@wardbook/contracts/core/client';
import { getMe } from '@wardbook/contracts/identity/sessions';
import { sessionFetch } from './session-fetch';

/** Something changed under a topic of a facility. Topic `*` means that messages may have been missed. */
export interface LiveMessage {
  topic: string;
  facility: string | null;
}
export type LiveStatus = 'connecting' | 'live' | 'offline';

interface LiveHandlers {
  onMessage: (message: LiveMessage) => void;
  onStatus: (status: LiveStatus) => void;
}
type TabMessage = { kind: 'message'; message: LiveMessage } | { kind: 'status'; status: LiveStatus } | { kind: 'ask' };

const RECONNECT_MS = 5_000;

/**
 * Hears live updates until the returned function is called. One tab of the browser holds the stream and passes on what it
 * hears; when that tab closes, its lock falls to the next.
 */
export function openLive(handlers: LiveHandlers): () => void {
  const stopped = new AbortController();
  const tabs = new BroadcastChannel('wardbook-live');
  tabs.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === 'message') handlers.onMessage(data.message);
    if (data.kind === 'status') handlers.onStatus(data.status);
  });
  tabs.postMessage({ kind: 'ask' } satisfies TabMessage);
  const lead = () => leadStream(handlers, tabs, stopped.signal);
  // Without Web Locks (an insecure context) every tab holds its own stream.
  const leading = 'locks' in navigator ? navigator.locks.request('wardbook-live', { signal: stopped.signal }, lead) : lead();
  leading.catch(() => undefined);
  return () => {
    stopped.abort();
    tabs.close();
  };
}

function leadStream(handlers: LiveHandlers, tabs: BroadcastChannel, stopped: AbortSignal): Promise<void> {
  let status: LiveStatus = 'connecting';
  const tell = (message: TabMessage) => {
    if (!stopped.aborted) tabs.postMessage(message);
  };
  const answer = ({ data }: MessageEvent<TabMessage>) => data.kind === 'ask' && tell({ kind: 'status', status });
  tabs.addEventListener('message', answer);
  holdStream(stopped, {
    onStatus(next) {
      status = next;
      handlers.onStatus(next);
      tell({ kind: 'status', status });
    },
    onMessage(message) {
      handlers.onMessage(message);
      tell({ kind: 'message', message });
    },
  });
  return new Promise((resolve) => stopped.addEventListener('abort', () => resolve()));
}

/**
 * Keeps one stream open. The browser reconnects by itself after a cut; after a refusal we do, once the session allows. What
 * happened while no stream was open is unknown, so everything shown is then asked for again.
 */
function holdStream(stopped: AbortSignal, handlers: LiveHandlers, missedSome = false): void {
  let missed = missedSome;
  const stream = new EventSource('/api/v1/live');
  stream.addEventListener('open', () => {
    handlers.onStatus('live');
    if (missed) handlers.onMessage({ topic: '*', facility: null });
    missed = true;
  });
  stream.addEventListener('message', ({ data }) => handlers.onMessage(JSON.parse(data) as LiveMessage));
  stream.addEventListener('error', () => {
    const refused = stream.readyState === EventSource.CLOSED;
    handlers.onStatus(refused ? 'offline' : 'connecting');
    if (refused) retryLater(stopped, handlers);
  });
  stopped.addEventListener('abort', () => stream.close());
}

function retryLater(stopped: AbortSignal, handlers: LiveHandlers): void {
  const again = () => !stopped.aborted && holdStream(stopped, handlers, true);
  // Asking who we are refreshes an expired token and waits behind a lock, which a stream cannot do by itself.
  const timer = setTimeout(() => void askWhoWeAre(stopped).then(again, again), RECONNECT_MS);
  stopped.addEventListener('abort', () => clearTimeout(timer));
}

const call = createClient({ baseUrl: '/api/v1', fetch: sessionFetch, headers: () => ({ 'Wardbook-Background': '1' }) });
const askWhoWeAre = (signal: AbortSignal) => call(getMe, {}, { signal });
