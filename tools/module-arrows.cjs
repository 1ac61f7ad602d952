/** The arrows of ARCHITECTURE.md, section 2 and 3. Each module names the modules it may import, through their index.ts. */
const MAY_IMPORT = {
  audit: [],
  organisation: ['audit'],
  identity: ['audit', 'organisation'],
  insurance: ['audit', 'identity', 'organisation'],
  patients: ['audit', 'identity', 'organisation', 'insurance'],
  scheduling: ['audit', 'identity', 'organisation', 'patients'],
  encounters: ['audit', 'identity', 'organisation', 'patients', 'scheduling'],
  inventory: ['audit', 'identity', 'organisation'],
  laboratory: ['audit', 'identity', 'organisation', 'patients', 'encounters'],
  imaging: ['audit', 'identity', 'organisation', 'patients', 'encounters'],
  pharmacy: ['audit', 'identity', 'organisation', 'patients', 'encounters', 'inventory'],
  inpatient: ['audit', 'identity', 'organisation', 'patients', 'encounters'],
  billing: [
    'audit',
    'identity',
    'organisation',
    'insurance',
    'patients',
    'scheduling',
    'encounters',
    'laboratory',
    'imaging',
    'pharmacy',
    'inventory',
    'inpatient',
  ],
  notifications: [
    'audit',
    'identity',
    'organisation',
    'patients',
    'scheduling',
    'encounters',
    'laboratory',
    'pharmacy',
    'inventory',
    'billing',
  ],
  chart: ['*'],
  interop: ['*'],
  reports: ['audit', 'identity', 'organisation'],
};

/** Tables that a module's SQL names against the arrows, and why no code can bring what it needs. */
const ALSO_NAMES = {
  audit: {
    tables: ['user_account', 'person', 'facility', 'patient_summary'],
    why: 'the trail shows names, and no module may stand below it',
  },
  organisation: {
    tables: ['user_account', 'membership', 'role_permission'],
    why: 'it shows who set a value and who has a sign-in, and asks who manages a closed facility, which no session carries',
  },
  encounters: { tables: ['allergen_code'], why: 'an allergy says whether the pharmacy can check it' },
  reports: { tables: '*', why: 'a figure is one statement over the tables of all modules' },
};

module.exports = { MAY_IMPORT, ALSO_NAMES };
