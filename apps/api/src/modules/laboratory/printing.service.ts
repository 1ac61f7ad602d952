import { Injectable } from '@nestjs/common';
import { createElement } from 'react';
import { AuditTrail } from '../../core/audit/audit-trail.js';
import { PatientProtection } from '../../core/auth/patient-protection.js';
import type { Actor } from '../../core/database/actor.js';
import { Db } from '../../core/database/db.js';
import { barcode } from '../../core/print/barcode.js';
import { renderPdf } from '../../core/print/pdf.js';
import { found } from '../../core/problem.error.js';
import { Facilities } from '../organisation/index.js';
import { PatientRegistry } from '../patients/index.js';
import { ReportDocument } from './print/report-document.js';
import { SpecimenLabels, type SpecimenLabelText } from './print/specimen-label.js';
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
    private readonly protection: PatientProtection,
  ) {}

  async labels(actor: Actor, specimenIds: readonly string[]): Promise<Buffer> {
    const rows = await this.db.tx(actor, async () => {
      const language = await this.facilities.documentLanguage();
      const printed: SpecimenLabelText[] = [];
      for (const id of specimenIds) printed.push({ ...(await this.readLabel(id)), language });
      return printed;
    });
    const labels = await Promise.all(rows.map(async (label) => ({ label, barcode: await barcode(label.barcode) })));
    return await renderPdf(createElement(SpecimenLabels, { labels }) as never);
  }

  private async readLabel(id: string) {
    const row = found(await this.specimens.label(id));
    await this.trail.record({ action: 'print', operation: 'printSpecimenLabels', patientId: row.patientId, subjectId: id });
    return { ...row, patientName: await this.patients.nameOnPaper(row.patientId) };
  }

  async report(actor: Actor, reportId: string): Promise<Buffer> {
    const printed = await this.db.tx(actor, () => this.readReport(reportId));
    const number = { text: printed.text, barcode: await barcode(printed.text) };
    return await renderPdf(createElement(ReportDocument, { ...printed, number }) as never);
  }

  private async readReport(reportId: string) {
    const report = found(await this.reports.read(reportId));
    await this.protection.refuseRestricted(this.db.actor, [report.patient.id]);
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
