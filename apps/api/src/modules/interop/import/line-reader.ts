import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';

export interface Line {
  /** Counted from one, as editors do. */
  number: number;
  /** Null when the line is longer than the reader takes. */
  text: string | null;
}

const NEWLINE = 0x0a;
export const LONGEST_LINE = 16 * 1024 * 1024;

/** Reads a file line by line, plain or gzip, and never holds more of it than one line. */
export class LineReader {
  private constructor(
    private readonly raw: Readable & { bytesRead: number },
    private readonly decoded: Readable,
    private readonly size: number,
    private readonly longestLine: number,
  ) {}

  /** The first bytes decide whether it is gzip; the name may be wrong. */
  static async open(path: string, longestLine = LONGEST_LINE): Promise<LineReader> {
    const { size } = await stat(path);
    const raw = createReadStream(path, { highWaterMark: 64 * 1024 });
    if (!(await isGzip(path))) return new LineReader(raw, raw, size, longestLine);
    const unzipped = createGunzip({ chunkSize: 256 * 1024 });
    join(raw, unzipped);
    return new LineReader(raw, unzipped, size, longestLine);
  }

  /** How much of the file has been read, from 0 to 1. */
  get progress(): number {
    return this.size === 0 ? 1 : Math.min(this.raw.bytesRead / this.size, 1);
  }

  async *lines(): AsyncGenerator<Line> {
    let number = 0;
    let parts: Buffer[] = [];
    let length = 0;
    for await (const chunk of this.decoded as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
        parts.push(chunk.subarray(from, end));
        number += 1;
        yield { number, text: length + end - from > this.longestLine ? null : textOf(parts) };
        parts = [];
        length = 0;
        from = end + 1;
      }
      length += chunk.length - from;
      if (length > this.longestLine) parts = [];
      else parts.push(chunk.subarray(from));
    }
    if (length > 0) yield { number: number + 1, text: length > this.longestLine ? null : textOf(parts) };
  }
}

/** A fault of either stream ends the reading of the other, which then throws it. */
function join(raw: Readable, unzipped: Gunzip): void {
  pipeline(raw, unzipped).catch((error: Error) => unzipped.destroy(error));
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

function textOf(parts: Buffer[]): string {
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimEnd();
}
