import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/pharmacy/medicines';
import { Args, Implements } from '../../core/http/implements.js';
import { MedicineRepository } from './medicine.repository.js';
import { MedicineCatalogue } from './medicine-catalogue.service.js';
import { SubstanceRepository } from './substance.repository.js';

@Controller()
export class MedicineController {
  constructor(
    private readonly catalogue: MedicineCatalogue,
    private readonly medicines: MedicineRepository,
    private readonly substances: SubstanceRepository,
  ) {}

  @Implements(contract.listSubstances)
  listSubstances(@Args() { query }: Input<typeof contract.listSubstances>) {
    return this.substances.list(query);
  }

  @Implements(contract.createSubstance)
  createSubstance(@Args() { body }: Input<typeof contract.createSubstance>) {
    return this.catalogue.createSubstance(body);
  }

  @Implements(contract.findAllergens)
  async findAllergens(@Args() { query }: Input<typeof contract.findAllergens>) {
    return { items: await this.substances.allergens(query) };
  }

  @Implements(contract.listMedicines)
  list(@Args() { query }: Input<typeof contract.listMedicines>) {
    return this.medicines.list(query);
  }

  @Implements(contract.createMedicine)
  create(@Args() { body }: Input<typeof contract.createMedicine>) {
    return this.catalogue.create(body);
  }

  @Implements(contract.changeMedicine)
  change(@Args() { params, body }: Input<typeof contract.changeMedicine>) {
    return this.catalogue.change(params.id, body);
  }

  @Implements(contract.addBrand)
  addBrand(@Args() { params, body }: Input<typeof contract.addBrand>) {
    return this.catalogue.addBrand(params.id, body);
  }

  @Implements(contract.addPack)
  addPack(@Args() { params, body }: Input<typeof contract.addPack>) {
    return this.catalogue.addPack(params.id, body);
  }
}
