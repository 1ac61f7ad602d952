import type { Permission } from '@wardbook/contracts/core/permissions';
import type { ProblemCode } from '@wardbook/contracts/core/problem';
import audit from './audit.json';
import billing from './billing.json';
import chart from './chart.json';
import common from './common.json';
import encounters from './encounters.json';
import home from './home.json';
import identity from './identity.json';
import insurance from './insurance.json';
import interop from './interop.json';
import inventory from './inventory.json';
import laboratory from './laboratory.json';
import notifications from './notifications.json';
import organisation from './organisation.json';
import patients from './patients.json';
import permissions from './permissions.json';
import pharmacy from './pharmacy.json';
import problems from './problems.json';
import reports from './reports.json';
import scheduling from './scheduling.json';
import shell from './shell.json';
import validation from './validation.json';

/** One file per module. Each becomes the namespace of its name. */
export const en = {
  billing,
  chart,
  encounters,
  audit,
  common,
  home,
  identity,
  insurance,
  interop,
  inventory,
  laboratory,
  notifications,
  organisation,
  patients,
  permissions,
  pharmacy,
  problems,
  reports,
  scheduling,
  shell,
  validation,
};

/** Every problem that the API can return has words here. */
problems satisfies Record<ProblemCode, string>;

/** Everything that a role can be allowed has words here, for the role editor. */
permissions satisfies Record<Permission, string>;
