import { Module } from '@nestjs/common';
import { DashboardReader } from './dashboard.reader.js';
import { DashboardRepository } from './dashboard.repository.js';
import { PositionRepository } from './position.repository.js';
import { ReportDaysRepository } from './report-days.repository.js';
import { ReportDays } from './report-days.service.js';
import { ReportRowsReader } from './report-rows.reader.js';
import { ReportsController } from './reports.controller.js';

@Module({
  controllers: [ReportsController],
  providers: [DashboardReader, DashboardRepository, PositionRepository, ReportDays, ReportDaysRepository, ReportRowsReader],
})
export class ReportsModule {}
