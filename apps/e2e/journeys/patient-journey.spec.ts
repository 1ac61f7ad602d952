import { test } from '@playwright/test';
import { demoHospital, Hospital } from '../product/hospital.js';
import { morningZone } from '../product/morning-zone.js';
import { startProduct } from '../product/start-product.js';
import { addHours } from './steps/admin.js';
import { colleague, setUpHospital, weekdayIn } from './steps/hospital-set-up.js';
import { walkThrough } from './steps/journey.js';

// A whole journey takes minutes on a slow machine, and its speed is not what it tests.
const SLOW = 600_000;

test('a patient’s whole journey in the demo hospital', async ({ browser }) => {
  test.setTimeout(SLOW);
  const hospital = demoHospital(browser);
  try {
    await test.step('an evening clinic for today, and a second technician', async () => {
      const admin = await hospital.as('admin');
      // A token of this session can still be booked today at any hour at which the test runs.
      const evening = {
        practitioner: 'Dr Amina Otieno',
        weekday: weekdayIn(process.env.WARDBOOK_DEMO_ZONE ?? 'Africa/Nairobi'),
        starts: '17:00',
        ends: '23:59',
        tokens: 40,
      };
      await addHours(admin, evening);
      await colleague(hospital, 'verifier', { givenName: 'Esther', familyName: 'Naliaka', role: 'Laboratory technician' });
    });
    await walkThrough(hospital, {
      patient: {
        givenName: 'Nadia',
        familyName: 'Sunderland',
        birth: '12.3.1984',
        sex: 'Female',
        phone: '0722 604 118',
        cover: { plan: 'Rift Mutual Insurance · Gold', memberNumber: 'RM-55410' },
      },
      doctor: 'Dr Amina Otieno',
      till: 'open',
      coveredPercent: 80,
      names: {
        receptionist: 'Grace Wambui',
        nurse: 'Joseph Kiptoo',
        doctor: 'Amina Otieno',
        technician: 'Daniel Mutua',
        verifier: 'Esther Naliaka',
        pharmacist: 'Fatuma Hassan',
        cashier: 'Peter Njoroge',
      },
    });
  } finally {
    await hospital.close();
  }
});

test('a patient’s whole journey in a hospital set up through the screens alone', async ({ browser }) => {
  test.setTimeout(SLOW);
  const product = await startProduct('start');
  const hospital = new Hospital(browser, product, {});
  try {
    const cast = await test.step('setting up', () => setUpHospital(hospital, morningZone()));
    await walkThrough(hospital, cast);
  } finally {
    await hospital.close();
    await product.stop();
  }
});
