import { createClient } from '@wardbook/contracts/client';
import { getMe } from '@wardbook/contracts/identity';
import { sessionFetch } from './session-fetch';

/** Something changed under a topic of a facility. Topic `*` means that messages may have been missed. */
export interface LiveMessage {
  topic: string;
  facility: string | null;
}
export type LiveStatus = 'connecting' | 'live' | 'offline';

interface LiveEars {
  onMessage: (message: LiveMessage) => void;
  onStatus: (status: LiveStatus) => void;
}
type TabMessage = { kind: 'message'; message: LiveMessage } | { kind: 'status'; status: LiveStatus } | { kind: 'ask' };

const RECONNECT_MS = 5_000;

/**
 * Hears live updates until the returned function is called. One tab of the browser holds the stream and passes on what it
 * hears; when that tab closes, its lock falls to the next.
 */
export function openLive(ears: LiveEars): () => void {
  const stopped = new AbortController();
  const tabs = new BroadcastChannel('wardbook-live');
  tabs.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === 'message') ears.onMessage(data.message);
    if (data.kind === 'status') ears.onStatus(data.status);
  });
  tabs.postMessage({ kind: 'ask' } satisfies TabMessage);
  const lead = () => leadStream(ears, tabs, stopped.signal);
  // Without Web Locks (an insecure context) every tab holds its own stream.
  const leading = 'locks' in navigator ? navigator.locks.request('wardbook-live', { signal: stopped.signal }, lead) : lead();
  leading.catch(() => undefined);
  return () => {
    stopped.abort();
    tabs.close();
  };
}

function leadStream(ears: LiveEars, tabs: BroadcastChannel, stopped: AbortSignal): Promise<void> {
  let status: LiveStatus = 'connecting';
  const tell = (message: TabMessage) => {
    if (!stopped.aborted) tabs.postMessage(message);
  };
  const answer = ({ data }: MessageEvent<TabMessage>) => data.kind === 'ask' && tell({ kind: 'status', status });
  tabs.addEventListener('message', answer);
  holdStream(stopped, {
    onStatus(next) {
      status = next;
      ears.onStatus(next);
      tell({ kind: 'status', status });
    },
    onMessage(message) {
      ears.onMessage(message);
      tell({ kind: 'message', message });
    },
  });
  return new Promise((resolve) => stopped.addEventListener('abort', () => resolve()));
}

/** Keeps one stream open. The browser reconnects by itself after a cut; after a refusal we do, once the session allows. */
function holdStream(stopped: AbortSignal, ears: LiveEars): void {
  let opened = 0;
  const stream = new EventSource('/api/v1/live');
  stream.addEventListener('open', () => {
    ears.onStatus('live');
    // What happened while the stream was down is unknown, so everything shown is asked for again.
    if (opened++ > 0) ears.onMessage({ topic: '*', facility: null });
  });
  stream.addEventListener('message', ({ data }) => ears.onMessage(JSON.parse(data) as LiveMessage));
  stream.addEventListener('error', () => {
    ears.onStatus(stream.readyState === EventSource.CLOSED ? 'offline' : 'connecting');
    if (stream.readyState === EventSource.CLOSED) retryLater(stopped, ears);
  });
  stopped.addEventListener('abort', () => stream.close());
}

function retryLater(stopped: AbortSignal, ears: LiveEars): void {
  const timer = setTimeout(() => {
    // Asking who we are refreshes an expired token and waits behind a lock, which a stream cannot do by itself.
    asWhoever(stopped)
      .catch(() => undefined)
      .then(() => !stopped.aborted && holdStream(stopped, { ...ears, onStatus: (status) => resumed(status, ears) }))
      .catch(() => undefined);
  }, RECONNECT_MS);
  stopped.addEventListener('abort', () => clearTimeout(timer));
}

function resumed(status: LiveStatus, ears: LiveEars): void {
  ears.onStatus(status);
  if (status === 'live') ears.onMessage({ topic: '*', facility: null });
}

const call = createClient({ baseUrl: '/api/v1', fetch: sessionFetch, headers: () => ({ 'Wardbook-Background': '1' }) });
const asWhoever = (signal: AbortSignal) => call(getMe, {}, { signal });
