import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type { Birth } from '@wardbook/contracts/patients/birth';
import type { PatientRecord, updatePatient } from '@wardbook/contracts/patients/patients';
import { Events } from '../../../core/events.js';
import { Live } from '../../../core/live/live.js';
import { found, versionMoved } from '../../../core/problem.error.js';
import { patientCorrected } from '../patients.events.js';
import { birthOf } from './birth-input.js';
import { PatientRepository } from './patient.repository.js';
import { PatientReader } from './patient-reader.repository.js';
import {
  birthColumns,
  type ListName,
  listTables,
  type PatientLists,
  type Place,
  refuseContradictions,
  refuseImpossibleDeath,
  rowsOf,
} from './patient-rows.js';

type Change = Input<typeof updatePatient>['body'];

/** Corrects records. An edit names the version that it is based on, so no other user's work is overwritten unseen. */
@Injectable()
export class PatientEditing {
  constructor(
    private readonly patients: PatientRepository,
    private readonly reader: PatientReader,
    private readonly events: Events,
    private readonly live: Live,
  ) {}

  async change({ params, body }: Input<typeof updatePatient>): Promise<PatientRecord> {
    const current = found(await this.reader.find(params.id));
    const place = await this.patients.place();
    refuseContradictions({ ...current, ...withoutGaps(body) });
    const birth = birthOf(body, place.today);
    refuseOtherEnds(current, body, birth, place);
    const columns = { ...ownColumns(body), ...(birth ? birthColumns(birth) : {}) };
    const rows = rowsOf(withoutGaps(body) as Partial<PatientLists>, place);
    if (!(await this.patients.update(params.id, body.version, columns))) {
      throw versionMoved(current);
    }
    for (const list of Object.keys(listTables) as ListName[]) {
      const given = rows[list];
      if (given) await this.patients.replaceRows(list, params.id, given);
    }
    await this.patients.refresh([params.id]);
    await this.live.announce('patients');
    const after = found(await this.reader.find(params.id));
    if (after.birthDate !== current.birthDate || after.sex !== current.sex)
      await this.events.emit(patientCorrected, { patientId: params.id });
    return after;
  }
}

/** Only what is changed is judged: an imported record that contradicts itself can still get another phone number. */
function refuseOtherEnds(current: PatientRecord, { deceasedAt }: Change, birth: Birth | null, place: Place): void {
  if (!deceasedAt && !birth) return;
  const { birthDate: date, birthPrecision: precision } = current;
  const known = date && precision ? { date, precision } : null;
  refuseImpossibleDeath(deceasedAt === undefined ? current.deceasedAt : deceasedAt, birth ?? known, place);
}

function ownColumns(body: Change) {
  const { sex, gender, deceased, deceasedAt, language, species, breed, sensitivity } = body;
  return withoutGaps({ sex, gender, deceased, deceased_at: deceasedAt, language, species, breed, sensitivity });
}

/** What was left out stays as it is; what is null is emptied. */
function withoutGaps<T extends object>(given: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}
