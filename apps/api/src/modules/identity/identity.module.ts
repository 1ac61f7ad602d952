import { Module } from '@nestjs/common';
import { AccountRepository } from './account.repository.js';
import { IdentityController } from './identity.controller.js';
import { MeReader } from './me-reader.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordService } from './password.service.js';
import { SessionService } from './session.service.js';
import { SetUpService } from './set-up.service.js';
import { SignInLimiter } from './sign-in-limiter.js';

@Module({
  controllers: [IdentityController],
  providers: [AccountRepository, MeReader, PasswordHasher, PasswordService, SessionService, SetUpService, SignInLimiter],
  exports: [PasswordHasher, SetUpService],
})
export class IdentityModule {}
