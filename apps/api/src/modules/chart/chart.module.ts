import { Module } from '@nestjs/common';
import { EncountersModule } from '../encounters/index.js';
import { PatientsModule } from '../patients/index.js';
import { ChartController } from './chart.controller.js';
import { ChartRepository } from './chart.repository.js';
import { ChartService } from './chart.service.js';

@Module({
  imports: [EncountersModule, PatientsModule],
  controllers: [ChartController],
  providers: [ChartRepository, ChartService],
})
export class ChartModule {}
