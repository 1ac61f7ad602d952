import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import type * as contract from '@wardbook/contracts/pharmacy/medicines';
import type { Medicine, Substance } from '@wardbook/contracts/pharmacy/medicines';
import { orMoved } from '../../core/database/versioned.js';
import { found } from '../../core/problem.error.js';
import { codeFrom, StockCatalogue } from '../inventory/index.js';
import { MedicineRepository } from './medicine.repository.js';
import { SubstanceRepository } from './substance.repository.js';

/** The medicines that can be prescribed, and with each of them what a store counts. */
@Injectable()
export class MedicineCatalogue {
  constructor(
    private readonly medicines: MedicineRepository,
    private readonly substances: SubstanceRepository,
    private readonly stock: StockCatalogue,
  ) {}

  async createSubstance(body: Input<typeof contract.createSubstance>['body']): Promise<Substance> {
    const id = await this.substances.insert(codeFrom(body.name), body);
    return found(await this.substances.find(id));
  }

  async create(body: Input<typeof contract.createMedicine>['body']): Promise<Medicine> {
    const code = codeFrom(body.name);
    const stockItemId = await this.stock.addItem({ code, name: body.name, kind: 'medicine', baseUnit: body.baseUnit });
    return found(await this.medicines.find(await this.medicines.insert(code, stockItemId, body)));
  }

  async change(id: string, body: Input<typeof contract.changeMedicine>['body']): Promise<Medicine> {
    const medicine = await orMoved(await this.medicines.update(id, body), () => this.medicines.find(id));
    await this.stock.setItemActive(medicine.stockItemId, body.active);
    return medicine;
  }

  async addBrand(id: string, { name, manufacturer }: Input<typeof contract.addBrand>['body']): Promise<Medicine> {
    const medicine = found(await this.medicines.find(id));
    const label = `${name} (${medicine.name})`;
    const item = { code: codeFrom(`${name} ${medicine.code}`), name: label, kind: 'medicine' as const, baseUnit: medicine.baseUnit };
    await this.medicines.insertBrand(id, name, manufacturer, await this.stock.addItem(item));
    return found(await this.medicines.find(id));
  }

  async addPack(id: string, body: Input<typeof contract.addPack>['body']): Promise<Medicine> {
    const medicine = found(await this.medicines.find(id));
    const itemId = body.brandId ? found(medicine.brands.find((brand) => brand.id === body.brandId)).stockItemId : medicine.stockItemId;
    const { unitName, numerator, denominator } = body;
    await this.medicines.insertPack(id, await this.stock.addUnit(itemId, { name: unitName, numerator, denominator }), body);
    return found(await this.medicines.find(id));
  }
}
