import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as pharmacy from '@wardbook/contracts/pharmacy/dispensing';
import * as prescribing from '@wardbook/contracts/pharmacy/prescribing';
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

  @Implements(prescribing.findMedicines)
  async find(@Args() { query }: Input<typeof prescribing.findMedicines>) {
    return { items: await this.search.search(query.search, query.limit) };
  }

  @Implements(prescribing.checkPrescription)
  check(@Args() { body }: Input<typeof prescribing.checkPrescription>) {
    return this.prescribing.check(body);
  }

  @Implements(prescribing.prescribeMedication)
  prescribe(@Args() { body }: Input<typeof prescribing.prescribeMedication>) {
    return this.prescribing.prescribe(body);
  }

  @Implements(prescribing.listPrescriptions)
  listPrescriptions(@Args() { params, query }: Input<typeof prescribing.listPrescriptions>) {
    return this.prescribing.list(params.id, query);
  }

  @Implements(prescribing.endPrescription)
  end(@Args() { params, body }: Input<typeof prescribing.endPrescription>) {
    return this.prescribing.end(params.id, body);
  }

  @Implements(pharmacy.listDispensingQueue)
  queue(@Args() { query }: Input<typeof pharmacy.listDispensingQueue>) {
    return this.dispenses.queue(query);
  }

  @Implements(pharmacy.readDispensingOrder)
  readOrder(@Args() { params, query }: Input<typeof pharmacy.readDispensingOrder>) {
    return this.orders.read(params.id, query.storeId);
  }

  @Implements(pharmacy.dispenseMedication)
  dispense(@Args() { body }: Input<typeof pharmacy.dispenseMedication>) {
    return this.dispensing.dispense(body);
  }

  @Implements(pharmacy.sellOverTheCounter)
  sell(@Args() { body }: Input<typeof pharmacy.sellOverTheCounter>) {
    return this.counter.sell(body);
  }

  @Implements(pharmacy.returnMedication)
  takeBack(@Args() { params, body }: Input<typeof pharmacy.returnMedication>) {
    return this.counter.takeBack(params.id, body);
  }

  @Implements(pharmacy.closeDispensing)
  close(@Args() { params, body }: Input<typeof pharmacy.closeDispensing>) {
    return this.dispensing.close(params.id, body);
  }

  @Implements(pharmacy.listDispenses)
  listDispenses(@Args() { query }: Input<typeof pharmacy.listDispenses>) {
    return this.dispenses.list(query);
  }
}
