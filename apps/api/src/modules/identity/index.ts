export { IdentityModule } from './identity.module.js';
export { PasswordHasher } from './password-hasher.js';
