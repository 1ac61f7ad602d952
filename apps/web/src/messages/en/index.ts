import common from './common.json';
import home from './home.json';
import identity from './identity.json';
import patients from './patients.json';
import problems from './problems.json';
import shell from './shell.json';
import validation from './validation.json';

/** One file per module. Each becomes the namespace of its name. */
export const en = { common, home, identity, patients, problems, shell, validation };
