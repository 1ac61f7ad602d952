import type { DispensingLine, StockOffer } from '@wardbook/contracts/pharmacy/dispensing';

/** What the pharmacist is about to do with one line. */
export interface LinePlan {
  include: boolean;
  stockItemId: string | null;
  quantity: number;
  substitutionReason: string;
}

export interface BatchPlan {
  batchId: string;
  number: string | null;
  expiresOn: string | null;
  take: number;
  after: number;
}

export function isWaiting({ status, fulfilment, billingStatus, unseenAllergy }: DispensingLine): boolean {
  const isOpen = status === 'active' && (fulfilment === 'waiting' || fulfilment === 'partial');
  return isOpen && billingStatus !== 'awaiting-payment' && !unseenAllergy;
}

/** As the server proposes it. */
export function firstPlan(line: DispensingLine): LinePlan {
  const { proposal, offers } = line;
  const stockItemId = proposal?.stockItemId ?? offers[0]?.stockItemId ?? null;
  return { include: isWaiting(line) && proposal !== null, stockItemId, quantity: proposal?.quantity ?? 0, substitutionReason: '' };
}

export function offerOf(line: DispensingLine, { stockItemId }: LinePlan): StockOffer | undefined {
  return line.offers.find((offer) => offer.stockItemId === stockItemId);
}

const PARTS = 10_000;

/** The offered batches come with what expires first in front; each gives what it has until the quantity is reached. */
export function batchPlan(offer: StockOffer | undefined, quantity: number): BatchPlan[] {
  let missing = Math.round(quantity * PARTS);
  return (offer?.batches ?? []).flatMap(({ batchId, number, expiresOn, available }) => {
    const held = Math.round(available * PARTS);
    const take = Math.min(held, missing);
    missing -= take;
    return take > 0 ? [{ batchId, number, expiresOn, take: take / PARTS, after: (held - take) / PARTS }] : [];
  });
}

/** Why a line cannot be handed out as planned. */
export function faultOf(line: DispensingLine, plan: LinePlan): 'quantity' | 'stock' | 'reason' | null {
  const offer = offerOf(line, plan);
  if (!(plan.quantity > 0) || plan.quantity > line.remaining) return 'quantity';
  if (!offer || plan.quantity > offer.available) return 'stock';
  return offer.substitution && plan.substitutionReason.trim() === '' ? 'reason' : null;
}

export function bodyLine(line: DispensingLine, plan: LinePlan) {
  return {
    medicationRequestId: line.id,
    quantity: plan.quantity,
    ...(plan.stockItemId ? { stockItemId: plan.stockItemId } : {}),
    batches: batchPlan(offerOf(line, plan), plan.quantity).map(({ batchId, take }) => ({ batchId, quantity: take })),
    substitutionReason: plan.substitutionReason.trim() || null,
  };
}
