import { Injectable } from '@nestjs/common';
import { createElement } from 'react';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { barcode } from '../../core/print/barcode.js';
import { renderPdf } from '../../core/print/pdf.js';
import { found } from '../../core/problem.error.js';
import { Facilities } from '../organisation/index.js';
import { PatientRegistry } from '../patients/index.js';
import { ReportDocument } from './print/report-document.js';
import { SpecimenLabel } from './print/specimen-label.js';
import { ReportRepository } from './report.repository.js';
import { SpecimenRepository } from './specimen.repository.js';

/** Documents are laid out outside the transaction that reads what stands in them. */
@Injectable()
export class LaboratoryPrinting {
  constructor(
    private readonly db: Db,
    private readonly specimens: SpecimenRepository,
    private readonly reports: ReportRepository,
    private readonly facilities: Facilities,
    private readonly patients: PatientRegistry,
    private readonly trail: AuditTrail,
  ) {}

  async label(actor: Actor, specimenId: string): Promise<Buffer> {
    const label = await this.db.tx(actor, async () => {
      const row = found(await this.specimens.label(specimenId));
      await this.trail.record({ action: 'print', operation: 'printSpecimenLabel', patientId: row.patientId, subjectId: specimenId });
      return { ...row, patientName: await this.patients.nameOnPaper(row.patientId), language: await this.facilities.documentLanguage() };
    });
    return await renderPdf(createElement(SpecimenLabel, { label, barcode: await barcode(label.barcode) }) as never);
  }

  async report(actor: Actor, reportId: string): Promise<Buffer> {
    const printed = await this.db.tx(actor, () => this.readReport(reportId));
    const number = { text: printed.text, barcode: await barcode(printed.text) };
    return await renderPdf(createElement(ReportDocument, { ...printed, number }) as never);
  }

  private async readReport(reportId: string) {
    const report = found(await this.reports.read(reportId));
    const facility = await this.facilities.current();
    const { name: organisation } = await this.facilities.organisation();
    const { number, requestedBy } = await this.reports.numberOf(reportId);
    await this.trail.record({ action: 'print', operation: 'printLabReport', patientId: report.patient.id, subjectId: reportId });
    const name = await this.patients.nameOnPaper(report.patient.id);
    return {
      report: { ...report, patient: { ...report.patient, name } },
      requestedBy,
      text: number,
      letterhead: { organisation, facility: facility.name, address: facility.address, phone: facility.phone, email: facility.email },
      timeZone: facility.timeZone,
      language: await this.facilities.documentLanguage(),
    };
  }
}
