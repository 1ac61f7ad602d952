import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import { sameSpelling } from '@wardbook/contracts/core/spelling';
import { type GoodsReceipt, type receiveGoods } from '@wardbook/contracts/inventory/goods-receipts';
import { type StockItem } from '@wardbook/contracts/inventory/stock-items';
import { isCountable } from '@wardbook/contracts/inventory/stores';
import { found, Problem } from '../../core/problem.error.js';
import { GoodsReceiptRepository, type NewReceiptLine } from './goods-receipt.repository.js';
import { ItemRepository } from './item.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { inBaseUnits, pricePerBaseUnit } from './quantities.js';
import { expiredLines, receiptFaults } from './receipt-rules.js';
import { StockLedger } from './stock-ledger.service.js';

type Body = Input<typeof receiveGoods>['body'];
type Line = Body['lines'][number];

/** How stock comes in: bought, or counted on the first day. */
@Injectable()
export class ReceivingService {
  constructor(
    private readonly receipts: GoodsReceiptRepository,
    private readonly items: ItemRepository,
    private readonly ledger: LedgerRepository,
    private readonly stockLedger: StockLedger,
  ) {}

  async receive(body: Body): Promise<GoodsReceipt> {
    const itemIds = body.lines.map((line) => line.stockItemId);
    this.ledger.lockBatchesLater(itemIds);
    const items = await this.items.findAll(itemIds);
    const counted = body.lines.map((line, index) => count(line, items.get(line.stockItemId), index));
    await this.refuseFaults(body, items);
    const purchase = body.kind === 'purchase' ? body : null;
    const receiptId = await this.receipts.insert({
      kind: body.kind,
      storeId: body.storeId,
      supplierId: purchase?.supplierId ?? null,
      documentNumber: purchase?.documentNumber ?? null,
      receivedOn: body.receivedOn,
      note: body.note,
    });
    this.ledger.lockLater(body.lines.map(({ stockItemId }) => ({ storeId: body.storeId, stockItemId })));
    const lines: NewReceiptLine[] = [];
    for (const line of counted) lines.push(await this.withBatch(line));
    await this.receipts.insertLines(receiptId, lines);
    await this.stockLedger.post(
      lines.map(({ stockItemId, batchId, baseQuantity }) => ({
        ...{ storeId: body.storeId, stockItemId, batchId, quantity: baseQuantity },
        ...{ kind: body.kind === 'purchase' ? ('receipt' as const) : body.kind, sourceKind: 'goods-receipt' as const, sourceId: receiptId },
      })),
    );
    return found(await this.receipts.find(receiptId));
  }

  private async refuseFaults(body: Body, items: ReadonlyMap<string, StockItem>): Promise<void> {
    const [today, held] = await Promise.all([this.ledger.today(), this.ledger.namedBatches([...items.keys()])]);
    const fields = receiptFaults(body, { items, held, today });
    if (fields.length > 0) throw new Problem('invalid-input', { fields });
    const expired = body.kind === 'purchase' ? expiredLines(body.lines, today) : [];
    if (expired.length > 0) throw new Problem('batch-expired', { fields: expired });
  }

  private async withBatch({ line, baseQuantity, unitName, unit }: CountedLine): Promise<NewReceiptLine> {
    const perBase = (price: string | null) => (price === null ? null : pricePerBaseUnit(price, unit.numerator, unit.denominator));
    const batchId = await this.ledger.batchFor({
      stockItemId: line.stockItemId,
      number: line.batchNumber,
      expiresOn: line.expiresOn,
      unitCost: perBase(line.cost),
      printedPrice: perBase(line.printedPrice),
    });
    const { stockItemId, quantity, cost, printedPrice } = line;
    return { stockItemId, batchId, unitName, quantity, baseQuantity, cost, printedPrice };
  }
}

interface CountedLine {
  line: Line;
  unitName: string;
  unit: { numerator: number; denominator: number };
  baseQuantity: number;
}

function count(line: Line, item: StockItem | undefined, index: number): CountedLine {
  if (!item?.active) throw Problem.field(`body.lines.${index}.stockItemId`, 'unknown', 'This item is not in the catalogue.');
  const base = { name: item.baseUnit, numerator: 1, denominator: 1 };
  const unit = [base, ...item.units].find(({ name }) => sameSpelling(name, line.unitName ?? item.baseUnit));
  if (!unit) throw Problem.field(`body.lines.${index}.unitName`, 'other-unit', 'The item is not counted in this unit.');
  const baseQuantity = inBaseUnits(line.quantity, unit.numerator, unit.denominator);
  if (baseQuantity === null || !isCountable(baseQuantity, item.baseUnit))
    throw Problem.field(`body.lines.${index}.quantity`, 'not-exact', 'This makes no countable number of base units.');
  return { line, unitName: unit.name, unit, baseQuantity };
}
