import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../core/database/actor.js';
import { Db } from '../../../core/database/db.js';
import { newIds } from '../../../core/database/new-ids.js';
import { rankOf } from '../fhir/resource-types.js';
import { readBundle, type SourceResource } from './bundle-reader.js';
import type { NamedResource } from './chunk-planner.js';
import { ChunkWriter, type ImportRun } from './chunk-writer.js';
import { documentsOf } from './documents.js';
import { ImportRepository } from './import.repository.js';
import type { ImportingFacility } from './import-context.js';
import { ImportTally, PROBLEMS_LISTED } from './import-tally.js';
import { LineReader } from './line-reader.js';
import { keyOf } from './source-keys.js';

/** What is written with one transaction: large enough to be fast, small enough to be held twice. */
const RESOURCES_PER_PART = 1000;
const CHARACTERS_PER_PART = 3_000_000;

export interface ImportOptions {
  facility?: string | undefined;
  /** Names the system that a file comes from, for ids that are unique only there. */
  source?: string | undefined;
  onProgress?: (progress: { file: string; done: number; read: number }) => void;
}

export interface FileReport {
  file: string;
  batchId: string;
  tally: ImportTally;
  /** False when the file could not be read to its end; what was read is in. */
  complete: boolean;
}

interface Part {
  resources: SourceResource[];
  faults: ImportTally;
  lastLine: number;
}

/** Imports patient records of other systems. It can be interrupted anywhere and run again: stored resources stay as they are. */
@Injectable()
export class ImportService {
  constructor(
    private readonly db: Db,
    private readonly imports: ImportRepository,
    private readonly writer: ChunkWriter,
  ) {}

  async importFile(path: string, options: ImportOptions): Promise<FileReport> {
    const facility = await this.facilityOf(options.facility);
    const reader = await LineReader.open(path);
    const file = basename(path);
    const batchId = await this.inTransaction(facility, () => this.imports.begin(facility.id, file));
    const run: ImportRun = { batchId, facility, sourceName: options.source ?? familyOf(file) };
    const tally = new ImportTally();
    const report = () => options.onProgress?.({ file, done: reader.progress, read: tally.read });
    const complete = await this.readAndStore(reader, run, tally, report);
    await this.inTransaction(facility, () => this.imports.end(batchId, complete ? 'finished' : 'interrupted'));
    return { file, batchId, tally, complete };
  }

  private async facilityOf(code: string | undefined): Promise<ImportingFacility> {
    const [facility] = await this.imports.facilities(code);
    if (facility) return facility;
    throw new Error(
      code ? `There is no facility with the code ${code}.` : 'No facility is set up yet. Run `npm start` and set one up first.',
    );
  }

  /** While the database stores one part, the next one is read. Returns whether the file was read to its end. */
  private async readAndStore(reader: LineReader, run: ImportRun, tally: ImportTally, report: () => void): Promise<boolean> {
    let storing: Promise<void> = Promise.resolve();
    let lastLine = 0;
    try {
      for await (const part of partsOf(reader, run.sourceName)) {
        await storing;
        lastLine = part.lastLine;
        storing = this.storePart(part, run, tally).then(report);
        storing.catch(() => undefined);
      }
      await storing;
      return true;
    } catch (error) {
      if (!isReadingFault(error)) throw error;
      await storing;
      const faults = new ImportTally();
      faults.report({ line: lastLine + 1, reason: 'file-ends-early' });
      await this.storePart({ resources: [], faults, lastLine }, run, tally);
      return false;
    }
  }

  private async storePart({ resources, faults, lastLine }: Part, run: ImportRun, tally: ImportTally): Promise<void> {
    const ids = newIds(resources.length);
    const named = resources.map((resource, index) => ({ ...resource, key: keyOf(resource), localId: ids[index] ?? '' }));
    named.sort((a, b) => rankOf(a.type) - rankOf(b.type));
    if (named.length > 0) await this.store(named, run, tally, lastLine);
    if (faults.problemCount > 0) await this.count(run, tally, lastLine, async () => faults);
  }

  /** A part that the database refuses is halved until the one resource that it refuses stands alone. */
  private async store(resources: NamedResource[], run: ImportRun, tally: ImportTally, lastLine: number): Promise<void> {
    try {
      await this.count(run, tally, lastLine, () => this.writer.write(resources, run));
    } catch (error) {
      const [only, ...others] = resources;
      if (!only || !isDataFault(error)) throw error;
      if (others.length === 0) return await this.count(run, tally, lastLine, async () => refusal(only, error));
      const middle = resources.length >> 1;
      await this.store(resources.slice(0, middle), run, tally, lastLine);
      await this.store(resources.slice(middle), run, tally, lastLine);
    }
  }

  /** What was done and that it was done are committed together. */
  private async count(run: ImportRun, tally: ImportTally, lastLine: number, act: () => Promise<ImportTally>): Promise<void> {
    const counted = await this.inTransaction(run.facility, async () => {
      const part = await act();
      const total = new ImportTally();
      total.add(tally);
      total.add(part);
      const listed = part.problems.slice(0, Math.max(0, PROBLEMS_LISTED - tally.problems.length));
      await this.imports.record(run.batchId, total, listed, lastLine);
      return part;
    });
    tally.add(counted);
  }

  private async inTransaction<T>(facility: ImportingFacility, act: () => Promise<T>): Promise<T> {
    return await this.db.tx(systemActor('import', facility.id), act);
  }
}

async function* partsOf(reader: LineReader, sourceName: string): AsyncGenerator<Part> {
  let part: Part = { resources: [], faults: new ImportTally(), lastLine: 0 };
  let characters = 0;
  for await (const { number: line, text } of documentsOf(reader.lines())) {
    part.lastLine = line;
    if (text?.trim() === '') continue;
    characters += text?.length ?? 0;
    const bundle = text === null ? { reason: 'line-too-long' } : readBundle(text, line, sourceName);
    if ('reason' in bundle) part.faults.report({ line, reason: bundle.reason });
    else {
      part.resources.push(...bundle.resources);
      for (const { entry, type, reason } of bundle.bad) {
        part.faults.count(type, 'rejected');
        part.faults.report({ line, entry, type, reason });
      }
    }
    const weight = Math.max(part.resources.length, part.faults.problemCount);
    if (weight < RESOURCES_PER_PART && characters < CHARACTERS_PER_PART) continue;
    yield part;
    characters = 0;
    part = { resources: [], faults: new ImportTally(), lastLine: line };
  }
  if (part.resources.length > 0 || part.faults.problemCount > 0) yield part;
}

/** `synthea-2019-r4-part-04.ndjson.gz` is one of the files of `synthea-2019-r4`. */
function familyOf(file: string): string {
  return file.replace(/(\.(ndjson|jsonl|json|gz))+$/i, '').replace(/[-_.]part[-_.]?\d+$/i, '');
}

function refusal({ line, entry, type }: NamedResource, error: unknown): ImportTally {
  const tally = new ImportTally();
  tally.count(type, 'rejected');
  tally.report({
    line,
    entry,
    type,
    reason: `refused-by-database ${(error as { constraint?: string }).constraint ?? (error as { code: string }).code}`,
  });
  return tally;
}

/** Classes 22 and 23: the data is not what the columns take, or breaks a rule. */
function isDataFault(error: unknown): boolean {
  const { code } = error as { code?: string };
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code);
}

/** A file that was cut off, or is not quite the gzip that it says it is. */
function isReadingFault(error: unknown): boolean {
  const { code } = error as { code?: string };
  return typeof code === 'string' && /^Z_|^EIO$/.test(code);
}
