import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/reports/reports';
import { Args, Implements } from '../../core/http/implements.js';
import { DashboardReader } from './dashboard.reader.js';
import { ReportRowsReader } from './report-rows.reader.js';

@Controller()
export class ReportsController {
  constructor(
    private readonly dashboard: DashboardReader,
    private readonly rows: ReportRowsReader,
  ) {}

  @Implements(contract.getDashboard)
  getDashboard(@Args() { query }: Input<typeof contract.getDashboard>) {
    return this.dashboard.read(query);
  }

  @Implements(contract.listReportRows)
  listReportRows(@Args() { query }: Input<typeof contract.listReportRows>) {
    return this.rows.list(query);
  }
}
