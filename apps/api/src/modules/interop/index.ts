export { type FileReport, ImportService } from './import/import.service.js';
export { ImportTally } from './import/import-tally.js';
export { InteropModule } from './interop.module.js';
