import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { codeSystems } from '@wardbook/contracts/encounters/conditions';
import { systemActor } from '../../../core/database/actor.js';
import { Db } from '../../../core/database/db.js';
import { ConceptRepository, type NewConcept } from './concept.repository.js';
import { csvCells, dotted } from './csv-line.js';

interface ImportCount {
  read: number;
  written: number;
}

const BATCH = 2000;
/** The columns that the publisher's list must have; it may have more. */
const COLUMNS = ['icd10cm_code', 'valid_billing_code', 'icd10cm_long_description'] as const;

/** Brings in the official list of diagnoses from its publisher's file. What stands already as it is told is left alone. */
@Injectable()
export class ConceptImport {
  constructor(
    private readonly db: Db,
    private readonly concepts: ConceptRepository,
  ) {}

  async importIcd10(path: string, version: string): Promise<ImportCount> {
    const file = createReadStream(path);
    const lines = createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file, crlfDelay: Number.POSITIVE_INFINITY });
    const count = { read: 0, written: 0 };
    let places: number[] | null = null;
    let batch: NewConcept[] = [];
    for await (const line of lines) {
      if (line.trim() === '') continue;
      const cells = csvCells(line);
      if (!places) {
        places = placesOf(cells);
        continue;
      }
      const [code = '', billable = '', display = ''] = places.map((place) => cells[place] ?? '');
      batch.push({ code: dotted(code), display, selectable: billable === '1' });
      if (batch.length < BATCH) continue;
      await this.write(batch, version, count);
      batch = [];
    }
    await this.write(batch, version, count);
    return count;
  }

  private async write(batch: readonly NewConcept[], version: string, count: ImportCount): Promise<void> {
    count.read += batch.length;
    count.written += await this.db.tx(systemActor('import'), () => this.concepts.write(codeSystems.icd10cm, version, batch));
  }
}

function placesOf(header: readonly string[]): number[] {
  const places = COLUMNS.map((column) => header.indexOf(column));
  if (places.includes(-1)) throw new Error(`The file must have the columns ${COLUMNS.join(', ')} in its first line.`);
  return places;
}
