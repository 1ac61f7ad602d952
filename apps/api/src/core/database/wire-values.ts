import utils from 'pg/lib/utils.js';

/** Values as pg writes them: dates, arrays, JSON and bytes. */
export const prepareValue: (value: unknown) => string | Buffer | null = utils.prepareValue;
