import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type * as contract from '@wardbook/contracts/organisation/practitioners';
import { refuseUnlessIn } from '../../core/auth/authority.js';
import { Db } from '../../core/database/db.js';
import { orMoved } from '../../core/database/versioned.js';
import { found, Problem } from '../../core/problem.error.js';
import { Closing } from './closing.service.js';
import { FacilityRepository } from './facility.repository.js';
import { practitionerClosing } from './organisation.events.js';
import { PractitionerRepository } from './practitioner.repository.js';
import { PractitionerRoleRepository, type RoleDetails } from './practitioner-role.repository.js';

/** Keeps the register of those who give care, with or without a sign-in. */
@Injectable()
export class PractitionerService {
  constructor(
    private readonly db: Db,
    private readonly practitioners: PractitionerRepository,
    private readonly roles: PractitionerRoleRepository,
    private readonly facilities: FacilityRepository,
    private readonly closing: Closing,
  ) {}

  async list(query: Input<typeof contract.listPractitioners>['query']) {
    return await this.practitioners.list(query);
  }

  async get(id: string): Promise<contract.Practitioner> {
    return found(await this.practitioners.find(id));
  }

  async add({ role, personId, ...details }: Input<typeof contract.createPractitioner>['body']): Promise<contract.Practitioner> {
    if (role && details.outside) throw Problem.field('body.role', 'outside', OUTSIDE_HAS_NO_ROLE);
    // A known person keeps the name: the account may open facilities in which the acting user manages nothing.
    const person = personId ?? (await this.practitioners.insertPerson(details));
    const id = await this.practitioners.insert(person, details);
    if (role) await this.roles.insert(id, role);
    return await this.get(id);
  }

  async update(id: string, { version, ...details }: Input<typeof contract.updatePractitioner>['body']): Promise<contract.Practitioner> {
    await this.refuseUnlessManagedEverywhere(id);
    const personId = await this.practitioners.update(id, version, details);
    if (personId) await this.practitioners.updatePerson(personId, details);
    return await this.changed(id, personId !== undefined);
  }

  async setActive(id: string, { version, active }: { version: number; active: boolean }): Promise<contract.Practitioner> {
    await this.refuseUnlessManagedEverywhere(id);
    const changed = await this.changed(id, (await this.practitioners.setActive(id, version, active)) !== undefined);
    if (!active) await this.closing.refuseWhileAtWork(practitionerClosing, id, await this.facilities.ids());
    return changed;
  }

  async addRole(id: string, role: RoleDetails): Promise<contract.Practitioner> {
    if ((await this.get(id)).outside) throw Problem.field('body.profession', 'outside', OUTSIDE_HAS_NO_ROLE);
    await this.roles.insert(id, role);
    return await this.get(id);
  }

  async updateRole({ id, roleId }: { id: string; roleId: string }, body: Input<typeof contract.updatePractitionerRole>['body']) {
    const { version, ...details } = body;
    return await this.changed(id, await this.roles.update(id, roleId, version, details));
  }

  /** A practitioner of several facilities is changed only by a user who manages practitioners in all of them. */
  private async refuseUnlessManagedEverywhere(id: string): Promise<void> {
    refuseUnlessIn(this.db.actor, 'practitioner:manage', await this.roles.facilitiesOf(id));
  }

  private async changed(id: string, happened: boolean): Promise<contract.Practitioner> {
    const current = await this.practitioners.find(id);
    return await orMoved(happened ? current : undefined, async () => current);
  }
}

const OUTSIDE_HAS_NO_ROLE = 'An outside referrer has no role here. Say first that they work here.';
