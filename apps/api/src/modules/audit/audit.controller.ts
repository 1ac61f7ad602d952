import { Controller } from '@nestjs/common';
import * as contract from '@wardbook/contracts/audit/entries';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { Args, Implements } from '../../core/http/implements.js';
import { AuditRepository } from './audit.repository.js';

@Controller()
export class AuditController {
  constructor(private readonly trail: AuditRepository) {}

  @Implements(contract.listAuditEntries)
  list(@Args() { query }: Input<typeof contract.listAuditEntries>) {
    return this.trail.list(query);
  }

  @Implements(contract.listAuditedPeople)
  async people() {
    return { items: await this.trail.people() };
  }
}
