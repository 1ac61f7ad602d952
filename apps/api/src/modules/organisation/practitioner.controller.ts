import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/organisation/practitioners';
import { Args, Implements } from '../../core/http/implements.js';
import { PractitionerService } from './practitioner.service.js';

@Controller()
export class PractitionerController {
  constructor(private readonly practitioners: PractitionerService) {}

  @Implements(contract.listPractitioners)
  list(@Args() { query }: Input<typeof contract.listPractitioners>) {
    return this.practitioners.list(query);
  }

  @Implements(contract.getPractitioner)
  get(@Args() { params }: Input<typeof contract.getPractitioner>) {
    return this.practitioners.get(params.id);
  }

  @Implements(contract.createPractitioner)
  create(@Args() { body }: Input<typeof contract.createPractitioner>) {
    return this.practitioners.add(body);
  }

  @Implements(contract.updatePractitioner)
  update(@Args() { params, body }: Input<typeof contract.updatePractitioner>) {
    return this.practitioners.update(params.id, body);
  }

  @Implements(contract.setPractitionerActive)
  setActive(@Args() { params, body }: Input<typeof contract.setPractitionerActive>) {
    return this.practitioners.setActive(params.id, body);
  }

  @Implements(contract.addPractitionerRole)
  addRole(@Args() { params, body }: Input<typeof contract.addPractitionerRole>) {
    return this.practitioners.addRole(params.id, body);
  }

  @Implements(contract.updatePractitionerRole)
  updateRole(@Args() { params, body }: Input<typeof contract.updatePractitionerRole>) {
    return this.practitioners.updateRole(params, body);
  }
}
