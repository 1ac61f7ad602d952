import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AuditTrail } from './audit/audit-trail.js';
import { BulkReading } from './audit/bulk-reading.js';
import { Denials } from './audit/denials.js';
import { PatientLooks } from './audit/patient-looks.js';
import { AccessGuard } from './auth/access.guard.js';
import { AccessDecision } from './auth/access-decision.js';
import { Authentication } from './auth/authentication.js';
import { SessionCookies } from './auth/cookies.js';
import { PatientProtection } from './auth/patient-protection.js';
import { SessionRepository } from './auth/session.repository.js';
import { Tokens } from './auth/tokens.js';
import { Clock } from './clock.js';
import { CONFIG, type Config } from './config.js';
import { appUrl, newPools } from './database/connections.js';
import { APP_POOLS, Db } from './database/db.js';
import { Decided } from './database/decided.js';
import { DiskSpace } from './database/disk-space.js';
import { Events } from './events.js';
import { DatabaseHealth } from './health/database-health.js';
import { HealthController } from './health/health.controller.js';
import { WebHealth } from './health/web-health.js';
import { Housekeeping } from './housekeeping.js';
import { Idempotency } from './http/idempotency.js';
import { ProblemFilter } from './http/problem.filter.js';
import { TransactionInterceptor } from './http/transaction.interceptor.js';
import { Jobs } from './jobs/jobs.js';
import { LiveController } from './live/live.controller.js';
import { Live } from './live/live.js';
import { LOG, type Log } from './log.js';

/** The foundation: every module may inject what stands here, and it knows no module. */
@Global()
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest's dynamic modules are classes with a static method.
export class CoreModule {
  static with(config: Config, log: Log): DynamicModule {
    const shared = [
      Db,
      Decided,
      Clock,
      AuditTrail,
      PatientProtection,
      SessionCookies,
      SessionRepository,
      Authentication,
      Events,
      Jobs,
      Live,
    ];
    return {
      module: CoreModule,
      controllers: [HealthController, LiveController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: LOG, useValue: log },
        { provide: APP_POOLS, useFactory: async () => newPools(await appUrl(config)) },
        { provide: Tokens, useFactory: () => Tokens.open(config.WARDBOOK_DATA) },
        ...shared,
        AccessDecision,
        BulkReading,
        Denials,
        PatientLooks,
        Housekeeping,
        DiskSpace,
        Idempotency,
        DatabaseHealth,
        WebHealth,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
      ],
      exports: [CONFIG, LOG, Tokens, ...shared],
    };
  }
}
