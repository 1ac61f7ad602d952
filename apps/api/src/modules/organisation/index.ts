export { Facilities } from './facilities.service.js';
export * from './organisation.events.js';
export { OrganisationModule } from './organisation.module.js';
export { Practitioners } from './practitioners.reader.js';
export { Settings } from './settings.service.js';
