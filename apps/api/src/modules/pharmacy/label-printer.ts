import { Injectable } from '@nestjs/common';
import { unitWord } from '@wardbook/contracts/pharmacy/dosage';
import { createElement } from 'react';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { renderPdf } from '../../core/print/pdf.js';
import { dayOfText, dayText } from '../../core/print/written-time.js';
import { found } from '../../core/problem.error.js';
import { Facilities } from '../organisation/index.js';
import { PatientRegistry } from '../patients/index.js';
import { DispenseRepository } from './dispense.repository.js';
import { type LabelText, MedicineLabels } from './print/medicine-label.js';
import { wordsIn } from './print/words.js';

/** What is stuck on the box. It is laid out outside the transaction that reads it. */
@Injectable()
export class LabelPrinter {
  constructor(
    private readonly db: Db,
    private readonly dispenses: DispenseRepository,
    private readonly facilities: Facilities,
    private readonly patients: PatientRegistry,
    private readonly trail: AuditTrail,
  ) {}

  async print(actor: Actor, dispenseIds: readonly string[]): Promise<Buffer> {
    const labels = await this.db.tx(actor, async () => {
      const printed: LabelText[] = [];
      for (const id of dispenseIds) printed.push(await this.read(id));
      return printed;
    });
    return await renderPdf(createElement(MedicineLabels, { labels }) as never);
  }

  private async read(dispenseId: string): Promise<LabelText> {
    const dispense = found(await this.dispenses.find(dispenseId));
    const facility = await this.facilities.current();
    const patient = dispense.patientId ? await this.dispenses.patient(dispense.patientId) : null;
    const language = await this.facilities.documentLanguage();
    await this.trail.record({ action: 'print', operation: 'printMedicationLabels', patientId: dispense.patientId, subjectId: dispenseId });
    const words = wordsIn(language);
    return {
      keepAway: words.keepAway,
      patientName: dispense.patientId ? await this.patients.nameOnPaper(dispense.patientId) : null,
      mrn: patient?.mrn ?? null,
      medicine: dispense.display,
      quantity: `${dispense.quantity} ${unitWord(dispense.unit, dispense.quantity)}`,
      dosage: dispense.dosageText,
      batches: dispense.batches.map(({ number, expiresOn }) =>
        [number, expiresOn && words.expires(dayText(expiresOn, language))].filter(Boolean).join(' '),
      ),
      dispensedOn: dayOfText(dispense.occurredAt, { timeZone: facility.timeZone, language }),
      facility: facility.name,
    };
  }
}
