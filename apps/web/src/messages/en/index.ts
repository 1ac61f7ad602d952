import type { ProblemCode } from '@wardbook/contracts/problem';
import audit from './audit.json';
import common from './common.json';
import home from './home.json';
import identity from './identity.json';
import notifications from './notifications.json';
import patients from './patients.json';
import problems from './problems.json';
import scheduling from './scheduling.json';
import shell from './shell.json';
import validation from './validation.json';

/** One file per module. Each becomes the namespace of its name. */
export const en = { scheduling, notifications, audit, common, home, identity, patients, problems, shell, validation };

/** Every problem that the API can answer has words here. */
problems satisfies Record<ProblemCode, string>;
