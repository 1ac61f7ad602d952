import { Module } from '@nestjs/common';
import { explainConstraints } from '../../core/http/constraint-problems.js';
import { CoverageRepository } from './coverage.repository.js';
import { CoverageService } from './coverage.service.js';
import { InsuranceController } from './insurance.controller.js';
import { PayerRepository } from './payer.repository.js';
import { PayerService } from './payer.service.js';

explainConstraints({
  payer_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another payer has this code.' },
  payer_plan_code_unique: { code: 'already-exists', field: 'body.code', message: 'Another plan of this payer has this code.' },
  coverage_patient: { code: 'not-found' },
  coverage_plan: { code: 'invalid-input', field: 'body.planId', fault: 'unknown', message: 'This plan is not known.' },
  coverage_rank_once: { code: 'coverage-overlaps', field: 'body.rank', message: 'Another coverage has this rank in that period.' },
});

/** Insurance: payers, their plans, and the patients' coverages under them. */
@Module({
  controllers: [InsuranceController],
  providers: [CoverageRepository, CoverageService, PayerRepository, PayerService],
  exports: [CoverageService],
})
export class InsuranceModule {}
