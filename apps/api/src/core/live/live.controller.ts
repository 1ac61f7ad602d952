import { PassThrough } from 'node:stream';
import { Controller } from '@nestjs/common';
import { streamLive } from '@wardbook/contracts/core/health';
import { Implements, Raw } from '../http/implements.js';
import type { RawExchange } from '../http/request.js';
import { Live, type LiveMessage } from './live.js';

const HEARTBEAT_MS = 15_000;
/** The browser connects again by itself, and the guard asks again whether the session still lives. */
const LONGEST_STREAM_MS = 600_000;

@Controller()
export class LiveController {
  constructor(private readonly live: Live) {}

  /** One stream per browser. The heartbeat keeps proxies from cutting it; it is never compressed. */
  @Implements(streamLive)
  stream(@Raw() { request, reply }: RawExchange): PassThrough {
    const facilities = new Set(request.session?.facilities.map((grant) => grant.facilityId));
    void reply.header('content-type', 'text/event-stream').header('cache-control', 'no-store').header('x-accel-buffering', 'no');
    const stream = new PassThrough();
    stream.write('retry: 2000\n\n: open\n\n');
    const hear = (message: LiveMessage) => {
      if (message.facility && !facilities.has(message.facility)) return;
      stream.write(`data: ${JSON.stringify(message)}\n\n`);
    };
    const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => stream.end(), LONGEST_STREAM_MS);
    const forget = this.live.listen(hear);
    const stay = this.live.untilEnd(() => stream.end());
    request.raw.on('close', () => stream.destroy());
    stream.on('close', () => {
      clearInterval(heartbeat);
      clearTimeout(end);
      forget();
      stay();
    });
    return stream;
  }
}
