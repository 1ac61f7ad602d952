import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { languageIn } from '@wardbook/contracts/core/locale';
import type { createFacility, Facility, Organisation, updateFacility } from '@wardbook/contracts/organisation/facilities';
import { administersOrganisation, refuseUnlessOfTheOrganisation } from '../../core/auth/authority.js';
import { Db } from '../../core/database/db.js';
import { orMoved } from '../../core/database/versioned.js';
import { Events } from '../../core/events.js';
import { Live } from '../../core/live/live.js';
import { found, Problem } from '../../core/problem.error.js';
import { Closing } from './closing.service.js';
import { FacilityRepository } from './facility.repository.js';
import { facilityClosing, facilityOpened } from './organisation.events.js';

/** The organisation's facilities. Other modules read a facility's zone, currency, kind and modules here. */
@Injectable()
export class Facilities {
  constructor(
    private readonly db: Db,
    private readonly facilities: FacilityRepository,
    private readonly events: Events,
    private readonly closing: Closing,
    private readonly live: Live,
  ) {}

  /** The facility of that id, or 404. */
  async read(id: string): Promise<Facility> {
    return found(await this.facilities.find(id));
  }

  /** The facility in which the running request acts. */
  async current(): Promise<Facility> {
    return await this.read(this.db.facilityId);
  }

  async list(): Promise<{ items: Facility[] }> {
    return { items: await this.facilities.list() };
  }

  async open(input: Input<typeof createFacility>['body']): Promise<Facility> {
    refuseUnlessOfTheOrganisation(this.db.actor);
    const facility = await this.facilities.insert(input);
    await this.events.emit(facilityOpened, { facilityId: facility.id, from: this.db.facilityId });
    return facility;
  }

  async update(id: string, input: Input<typeof updateFacility>['body']): Promise<Facility> {
    await this.refuseUnlessManaged(id);
    const facility = await orMoved(await this.facilities.update(id, input), () => this.facilities.find(id));
    await this.live.announce('organisation');
    return facility;
  }

  async setActive(id: string, { version, active }: { version: number; active: boolean }): Promise<Facility> {
    await this.refuseUnlessManaged(id);
    const facility = await orMoved(await this.facilities.setActive(id, version, active), () => this.facilities.find(id));
    if (!active) await this.closing.refuseWhileAtWork(facilityClosing, id, [id]);
    await this.live.announce('organisation');
    return facility;
  }

  async organisation(): Promise<Organisation> {
    return found(await this.facilities.organisation());
  }

  /** The administrator of one facility may not rename, configure or close another one. */
  private async refuseUnlessManaged(id: string): Promise<void> {
    found(await this.facilities.find(id));
    if (administersOrganisation(this.db.actor) || (await this.facilities.isManagedByActor(id))) return;
    throw new Problem('forbidden', { detail: 'You have no role there that manages it.', context: { rule: 'facility_not_yours' } });
  }

  /** The language of the current facility's documents, written as the organisation's country does. */
  async documentLanguage(): Promise<string> {
    const [{ languages }, { country }] = [await this.current(), await this.organisation()];
    return languageIn(languages[0] ?? 'en', country);
  }

  async updateOrganisation(input: Organisation): Promise<Organisation> {
    refuseUnlessOfTheOrganisation(this.db.actor);
    return await orMoved(await this.facilities.updateOrganisation(input), () => this.facilities.organisation());
  }
}
