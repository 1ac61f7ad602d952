import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';

/** Reading the trail. It is written by triggers and by the core's `AuditTrail`, never here. */
@Module({ controllers: [AuditController], providers: [AuditRepository] })
export class AuditModule {}
