import { type DynamicModule, Module } from '@nestjs/common';
import type { Config } from './core/config.js';
import { CoreModule } from './core/core.module.js';
import type { Log } from './core/log.js';
import { AuditModule } from './modules/audit/index.js';
import { BillingModule } from './modules/billing/index.js';
import { ChartModule } from './modules/chart/index.js';
import { EncountersModule } from './modules/encounters/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { InsuranceModule } from './modules/insurance/index.js';
import { InteropModule } from './modules/interop/index.js';
import { InventoryModule } from './modules/inventory/index.js';
import { LaboratoryModule } from './modules/laboratory/index.js';
import { NotificationsModule } from './modules/notifications/index.js';
import { OrganisationModule } from './modules/organisation/index.js';
import { PatientsModule } from './modules/patients/index.js';
import { PharmacyModule } from './modules/pharmacy/index.js';
import { ReportsModule } from './modules/reports/index.js';
import { SchedulingModule } from './modules/scheduling/index.js';

/** All modules. A module that is not listed here does not exist. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest's dynamic modules are classes with a static method.
export class AppModule {
  static with(config: Config, log: Log): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.with(config, log),
        AuditModule,
        IdentityModule,
        InteropModule,
        InventoryModule,
        OrganisationModule,
        InsuranceModule,
        PatientsModule,
        PharmacyModule,
        SchedulingModule,
        EncountersModule,
        BillingModule,
        ReportsModule,
        ChartModule,
        LaboratoryModule,
        NotificationsModule,
      ],
    };
  }
}
