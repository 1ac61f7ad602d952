export { type FileReport, ImportService } from './import.service.js';
export { ImportTally } from './import-tally.js';
export { InteropModule } from './interop.module.js';
