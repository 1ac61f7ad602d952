import { Module } from '@nestjs/common';
import { EncountersModule } from '../encounters/index.js';
import { OrganisationModule } from '../organisation/index.js';
import { PatientsModule } from '../patients/index.js';
import { ChartController } from './chart.controller.js';
import { ChartRepository } from './chart.repository.js';
import { ChartService } from './chart.service.js';
import { ClinicalPrinting } from './clinical-printing.service.js';

@Module({
  imports: [EncountersModule, OrganisationModule, PatientsModule],
  controllers: [ChartController],
  providers: [ChartRepository, ChartService, ClinicalPrinting],
})
export class ChartModule {}
