import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEBIBYTE = Buffer.alloc(2 ** 20);

/** A small disk of its own for the data folder, in memory. Only root may mount one. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  static mount(megabytes: number): SmallDisk {
    const folder = mkdtempSync(join(tmpdir(), 'wardbook-disk-'));
    run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
    return new SmallDisk(folder);
  }

  /** Writes until not one byte is left. */
  fill(): void {
    const file = openSync(this.rest, 'a');
    try {
      for (let piece = MEBIBYTE; piece.length > 0; ) piece = tryToWrite(file, piece) ? piece : piece.subarray(0, piece.length >> 1);
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.rest, { force: true });
  }

  unmount(): void {
    run('umount', ['--lazy', this.folder]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get rest(): string {
    return join(this.folder, 'files-of-another-program');
  }
}

function tryToWrite(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) === piece.length;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOSPC') return false;
    throw error;
  }
}

function run(program: string, args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`This proof mounts a small disk, which needs root on Linux: ${stderr}`);
}
