import { PassThrough } from 'node:stream';
import { Controller } from '@nestjs/common';
import { streamLive } from '@wardbook/contracts/core/health';
import { Implements, Raw } from '../http/implements.js';
import type { RawExchange } from '../http/request.js';
import { Live, type LiveMessage } from './live.js';

const HEARTBEAT_MS = 15_000;
/** The browser connects again by itself, and the guard asks again whether the session still lives. */
const LONGEST_STREAM_MS = 600_000;
/** A browser shares one stream between its tabs, so a session with more of them is not one of a browser. */
const MOST_STREAMS_OF_A_SESSION = 8;

@Controller()
export class LiveController {
  private readonly streams = new Map<string, Set<PassThrough>>();

  constructor(private readonly live: Live) {}

  /** One stream per browser. The heartbeat keeps proxies from cutting it; it is never compressed. It ends with its session. */
  @Implements(streamLive)
  stream(@Raw() { request, reply }: RawExchange): PassThrough {
    const { sessionId, facilities: grants } = request.session as NonNullable<typeof request.session>;
    const facilities = new Set(grants.map((grant) => grant.facilityId));
    void reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no');
    const stream = new PassThrough();
    stream.write('retry: 2000\n\n: open\n\n');
    const hear = (message: LiveMessage) => {
      if (message.facility && !facilities.has(message.facility)) return;
      stream.write(`data: ${JSON.stringify(message)}\n\n`);
    };
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => stream.end(), LONGEST_STREAM_MS);
    const forgets = [
      this.live.listen(hear),
      this.live.untilSessionEnd(sessionId, () => stream.end()),
      this.live.untilEnd(() => stream.end()),
      this.count(sessionId, stream),
    ];
    request.raw.on('close', () => stream.destroy());
    stream.on('close', () => {
      clearInterval(heartbeat);
      clearTimeout(end);
      for (const forget of forgets) forget();
    });
    return stream;
  }

  /** The oldest stream gives way: it may be of a tab whose end was not noticed. */
  private count(sessionId: string, stream: PassThrough): () => void {
    const own = this.streams.get(sessionId) ?? new Set();
    const [oldest] = own;
    if (own.size >= MOST_STREAMS_OF_A_SESSION) oldest?.end();
    this.streams.set(sessionId, own.add(stream));
    return () => {
      own.delete(stream);
      if (own.size === 0) this.streams.delete(sessionId);
    };
  }
}
