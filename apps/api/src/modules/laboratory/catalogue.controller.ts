import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/laboratory/catalogue';
import { Args, Implements } from '../../core/http/implements.js';
import { CatalogueService } from './catalogue.service.js';

@Controller()
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Implements(contract.listLabTests)
  tests(@Args() { query }: Input<typeof contract.listLabTests>) {
    return this.catalogue.tests(query);
  }

  @Implements(contract.createLabTest)
  createTest(@Args() { body }: Input<typeof contract.createLabTest>) {
    return this.catalogue.createTest(body);
  }

  @Implements(contract.changeLabTest)
  changeTest(@Args() { params, body }: Input<typeof contract.changeLabTest>) {
    return this.catalogue.changeTest(params.id, body);
  }

  @Implements(contract.listAnalytes)
  analytes(@Args() { query }: Input<typeof contract.listAnalytes>) {
    return this.catalogue.analytes(query);
  }

  @Implements(contract.createAnalyte)
  createAnalyte(@Args() { body }: Input<typeof contract.createAnalyte>) {
    return this.catalogue.createAnalyte(body);
  }

  @Implements(contract.changeAnalyte)
  changeAnalyte(@Args() { params, body }: Input<typeof contract.changeAnalyte>) {
    return this.catalogue.changeAnalyte(params.id, body);
  }

  @Implements(contract.listSpecimenKinds)
  specimenKinds() {
    return this.catalogue.specimenKinds();
  }
}
