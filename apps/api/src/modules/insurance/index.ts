export { CoverageService } from './coverage.service.js';
export { InsuranceModule } from './insurance.module.js';
