import { createReadStream } from 'node:fs';
import { PassThrough, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { codeSystems } from '@wardbook/contracts/encounters/conditions';
import { parse } from 'csv-parse';
import { systemActor } from '../../../core/database/actor.js';
import { Db } from '../../../core/database/db.js';
import { ConceptRepository, type NewConcept } from './concept.repository.js';
import { dotted } from './dotted.js';

interface ImportCount {
  read: number;
  written: number;
}

const BATCH = 2000;
/** The columns that the publisher's list must have; it may have more. */
const COLUMNS = ['icd10cm_code', 'valid_billing_code', 'icd10cm_long_description'] as const;

type Row = Record<(typeof COLUMNS)[number], string>;

/** Brings in the official list of diagnoses from its publisher's file. What stands already as it is told is left alone. */
@Injectable()
export class ConceptImport {
  constructor(
    private readonly db: Db,
    private readonly concepts: ConceptRepository,
  ) {}

  async importIcd10(path: string, version: string): Promise<ImportCount> {
    const count = { read: 0, written: 0 };
    let batch: NewConcept[] = [];
    for await (const row of rowsOf(path)) {
      batch.push({ code: dotted(row.icd10cm_code), display: row.icd10cm_long_description, selectable: row.valid_billing_code === '1' });
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

/** The rows of a file of comma-separated values, which may be compressed. */
function rowsOf(path: string): AsyncIterable<Row> {
  const rows = parse({ columns: withAllColumns, bom: true, skip_empty_lines: true, trim: true });
  const unpacked = path.endsWith('.gz') ? createGunzip() : new PassThrough();
  // A fault of any of the three ends the reading of the rows.
  pipeline(createReadStream(path), unpacked, rows, () => undefined);
  return rows;
}

function withAllColumns(header: string[]): string[] {
  if (COLUMNS.some((column) => !header.includes(column))) {
    throw new Error(`The file must have the columns ${COLUMNS.join(', ')} in its first line.`);
  }
  return header;
}
