import { Module } from '@nestjs/common';
import { DashboardReader } from './dashboard.reader.js';
import { ReportRowsReader } from './report-rows.reader.js';
import { ReportsController } from './reports.controller.js';

@Module({ controllers: [ReportsController], providers: [DashboardReader, ReportRowsReader] })
export class ReportsModule {}
