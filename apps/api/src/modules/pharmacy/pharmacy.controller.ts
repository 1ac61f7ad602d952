import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/endpoint';
import * as contract from '@wardbook/contracts/pharmacy';
import { Args, Implements } from '../../core/http/implements.js';
import { CounterService } from './counter.service.js';
import { DispenseRepository } from './dispense.repository.js';
import { DispensingService } from './dispensing.service.js';
import { DispensingOrderReader } from './dispensing-order.service.js';
import { MedicineSearchRepository } from './medicine-search.repository.js';
import { PrescribingService } from './prescribing.service.js';

@Controller()
export class PharmacyController {
  constructor(
    private readonly prescribing: PrescribingService,
    private readonly search: MedicineSearchRepository,
    private readonly orders: DispensingOrderReader,
    private readonly dispensing: DispensingService,
    private readonly counter: CounterService,
    private readonly dispenses: DispenseRepository,
  ) {}

  @Implements(contract.findMedicines)
  async find(@Args() { query }: Input<typeof contract.findMedicines>) {
    return { items: await this.search.search(query.search, query.limit) };
  }

  @Implements(contract.checkPrescription)
  check(@Args() { body }: Input<typeof contract.checkPrescription>) {
    return this.prescribing.check(body);
  }

  @Implements(contract.prescribeMedication)
  prescribe(@Args() { body }: Input<typeof contract.prescribeMedication>) {
    return this.prescribing.prescribe(body);
  }

  @Implements(contract.listPrescriptions)
  listPrescriptions(@Args() { params, query }: Input<typeof contract.listPrescriptions>) {
    return this.prescribing.list(params.id, query);
  }

  @Implements(contract.endPrescription)
  end(@Args() { params, body }: Input<typeof contract.endPrescription>) {
    return this.prescribing.end(params.id, body);
  }

  @Implements(contract.listDispensingQueue)
  queue(@Args() { query }: Input<typeof contract.listDispensingQueue>) {
    return this.dispenses.queue(query);
  }

  @Implements(contract.readDispensingOrder)
  readOrder(@Args() { params, query }: Input<typeof contract.readDispensingOrder>) {
    return this.orders.read(params.id, query.storeId);
  }

  @Implements(contract.dispenseMedication)
  dispense(@Args() { body }: Input<typeof contract.dispenseMedication>) {
    return this.dispensing.dispense(body);
  }

  @Implements(contract.sellOverTheCounter)
  sell(@Args() { body }: Input<typeof contract.sellOverTheCounter>) {
    return this.counter.sell(body);
  }

  @Implements(contract.returnMedication)
  takeBack(@Args() { params, body }: Input<typeof contract.returnMedication>) {
    return this.counter.takeBack(params.id, body);
  }

  @Implements(contract.closeDispensing)
  close(@Args() { params, body }: Input<typeof contract.closeDispensing>) {
    return this.dispensing.close(params.id, body);
  }

  @Implements(contract.listDispenses)
  listDispenses(@Args() { query }: Input<typeof contract.listDispenses>) {
    return this.dispenses.list(query);
  }
}
