// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import { checkPrescription, type MedicineHit } from '@wardbook/contracts/pharmacy/prescribing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalApi } from '@/testing/local-api';
import { clearPage, renderPage } from '@/testing/render-page';
import { usePrescriptionDrafts } from './use-prescription-drafts';

const medicine = (medicineId: string) => ({ medicineId, brandId: null, name: medicineId, baseUnit: '{tablet}' }) as MedicineHit;
const stop = { kind: 'allergy', level: 'stop', substance: 'penicillin', against: 'penicillin', cause: null } as const;

function Tray() {
  const { drafts, addAgain, remove, isReady, needsOverride } = usePrescriptionDrafts('01a20566-4527-701a-a5aa-0000000000a1');
  const land = (id: string) => addAgain([{ medicine: medicine(id), dosage: [], quantity: 10 }]);
  return (
    <div>
      {['amoxicillin', 'paracetamol'].map((id) => (
        <button key={id} type="button" onClick={() => land(id)}>
          Add {id}
        </button>
      ))}
      <ul>
        {drafts.map(({ key, medicine: { name }, warnings }) => (
          <li key={key}>
            {name}: {warnings.length}
            <button type="button" onClick={() => remove(key)}>
              Remove {name}
            </button>
          </li>
        ))}
      </ul>
      <output>{`${isReady ? 'ready' : 'checking'}, ${needsOverride ? 'override' : 'clear'}`}</output>
    </div>
  );
}

describe('prescriptions before they are signed', () => {
  let api: LocalApi;
  let released: PromiseWithResolvers<void>;
  beforeEach(async () => {
    clearPage();
    released = Promise.withResolvers();
    released.resolve();
    api = new LocalApi();
    await api.start();
    api.on(checkPrescription, async ({ body }) => {
      await released.promise;
      const { medicineIds } = body as { medicineIds: string[] };
      return { body: { lines: medicineIds.map((medicineId) => ({ medicineId, warnings: medicineId === 'amoxicillin' ? [stop] : [] })) } };
    });
  });
  afterEach(async () => {
    released.resolve();
    clearPage();
    await api.stop();
  });
  const said = () => screen.getByRole('status').textContent;

  it('wait for their check, and for an override of what stops them', async () => {
    released = Promise.withResolvers();
    const { user } = renderPage(<Tray />);
    expect(said()).toBe('ready, clear');
    await user.click(screen.getByText('Add amoxicillin'));
    expect(said()).toBe('checking, clear');
    released.resolve();
    await waitFor(() => expect(said()).toBe('ready, override'));
  });

  it('never show the warning of one medicine at another one', async () => {
    const { user } = renderPage(<Tray />);
    await user.click(screen.getByText('Add amoxicillin'));
    await user.click(screen.getByText('Add paracetamol'));
    await waitFor(() => expect(said()).toBe('ready, override'));
    released = Promise.withResolvers();
    await user.click(screen.getByText('Remove amoxicillin'));
    expect(screen.getByText(/paracetamol: 0/)).toBeDefined();
    expect(said()).toBe('checking, clear');
    released.resolve();
    await waitFor(() => expect(said()).toBe('ready, clear'));
  });

  it('take a medicine that is there already no second time', async () => {
    const { user } = renderPage(<Tray />);
    await user.click(screen.getByText('Add amoxicillin'));
    await user.click(screen.getByText('Add amoxicillin'));
    await waitFor(() => expect(said()).toBe('ready, override'));
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });
});
