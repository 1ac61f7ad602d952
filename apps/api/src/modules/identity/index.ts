export { accountChanged } from './identity.events.js';
export { IdentityModule } from './identity.module.js';
export { PasswordHasher } from './password-hasher.js';
