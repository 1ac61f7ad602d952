import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/organisation/facilities';
import { Args, Implements } from '../../core/http/implements.js';
import { DepartmentService } from './department.service.js';
import { Facilities } from './facilities.service.js';
import { LocationService } from './location.service.js';

@Controller()
export class OrganisationController {
  constructor(
    private readonly facilities: Facilities,
    private readonly departments: DepartmentService,
    private readonly locations: LocationService,
  ) {}

  @Implements(contract.getOrganisation)
  organisation() {
    return this.facilities.organisation();
  }

  @Implements(contract.updateOrganisation)
  updateOrganisation(@Args() { body }: Input<typeof contract.updateOrganisation>) {
    return this.facilities.updateOrganisation(body);
  }

  @Implements(contract.listFacilities)
  listFacilities() {
    return this.facilities.list();
  }

  @Implements(contract.createFacility)
  createFacility(@Args() { body }: Input<typeof contract.createFacility>) {
    return this.facilities.open(body);
  }

  @Implements(contract.updateFacility)
  updateFacility(@Args() { params, body }: Input<typeof contract.updateFacility>) {
    return this.facilities.update(params.id, body);
  }

  @Implements(contract.setFacilityActive)
  setFacilityActive(@Args() { params, body }: Input<typeof contract.setFacilityActive>) {
    return this.facilities.setActive(params.id, body);
  }

  @Implements(contract.listDepartments)
  listDepartments() {
    return this.departments.list();
  }

  @Implements(contract.createDepartment)
  createDepartment(@Args() { body }: Input<typeof contract.createDepartment>) {
    return this.departments.open(body);
  }

  @Implements(contract.updateDepartment)
  updateDepartment(@Args() { params, body }: Input<typeof contract.updateDepartment>) {
    return this.departments.update(params.id, body);
  }

  @Implements(contract.setDepartmentActive)
  setDepartmentActive(@Args() { params, body }: Input<typeof contract.setDepartmentActive>) {
    return this.departments.setActive(params.id, body);
  }

  @Implements(contract.listLocations)
  listLocations(@Args() { query }: Input<typeof contract.listLocations>) {
    return this.locations.list(query.kind);
  }

  @Implements(contract.createLocation)
  createLocation(@Args() { body }: Input<typeof contract.createLocation>) {
    return this.locations.add(body);
  }

  @Implements(contract.updateLocation)
  updateLocation(@Args() { params, body }: Input<typeof contract.updateLocation>) {
    return this.locations.update(params.id, body);
  }

  @Implements(contract.setLocationActive)
  setLocationActive(@Args() { params, body }: Input<typeof contract.setLocationActive>) {
    return this.locations.setActive(params.id, body);
  }
}
