import { Module } from '@nestjs/common';
import { DashboardReader } from './dashboard.reader.js';
import { DashboardRepository } from './dashboard.repository.js';
import { ReportRowsReader } from './report-rows.reader.js';
import { ReportsController } from './reports.controller.js';

@Module({ controllers: [ReportsController], providers: [DashboardReader, DashboardRepository, ReportRowsReader] })
export class ReportsModule {}
