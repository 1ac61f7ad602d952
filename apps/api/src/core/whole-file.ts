import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/**
 * Reads a JSON file that the product keeps for itself, or makes it. A file that a full disk or a kill has spoilt is put
 * aside as `<name>.unreadable` and made again. When two processes make it at once, both return the one that was first.
 */
export async function readOrMake<T>(file: string, make: () => Promise<T>): Promise<T> {
  const known = await readWhole<T>(file);
  if (known !== undefined) return known;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeOnce(file, JSON.stringify(await make(), null, 2));
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

/** Returns undefined when there is no such file, and when there was one that cannot be read. */
export async function readWhole<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    if (!(error instanceof SyntaxError)) throw error;
    await rename(file, `${file}.unreadable`);
    process.stderr.write(`${file} could not be read. It was put aside as ${basename(file)}.unreadable and is made again.\n`);
    return undefined;
  }
}

/** The file appears whole, by a link, and only if no other process made it a moment ago. */
async function writeOnce(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  const handle = await open(unfinished, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
    await link(unfinished, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await handle.close();
    await rm(unfinished, { force: true });
  }
}
