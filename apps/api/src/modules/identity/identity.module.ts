import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/index.js';
import { AccountRepository } from './account.repository.js';
import { IdentityController } from './identity.controller.js';
import { MeReader } from './me.reader.js';
import { MembershipRepository } from './membership.repository.js';
import { Memberships } from './memberships.service.js';
import { OpenedSessionRepository } from './opened-session.repository.js';
import { PasswordService } from './password.service.js';
import { PasswordHasher } from './password-hasher.js';
import { RoleRepository } from './role.repository.js';
import { RoleService } from './role.service.js';
import { SessionService } from './session.service.js';
import { SetUpRepository } from './set-up.repository.js';
import { SetUpService } from './set-up.service.js';
import { SignInDoor } from './sign-in-door.service.js';
import { SignInTries } from './sign-in-tries.repository.js';
import { UserController } from './user.controller.js';
import { UserRepository } from './user.repository.js';
import { UserService } from './user.service.js';

@Module({
  imports: [OrganisationModule],
  controllers: [IdentityController, UserController],
  providers: [
    AccountRepository,
    MeReader,
    MembershipRepository,
    Memberships,
    OpenedSessionRepository,
    PasswordHasher,
    PasswordService,
    RoleRepository,
    RoleService,
    SessionService,
    SetUpRepository,
    SetUpService,
    SignInDoor,
    SignInTries,
    UserRepository,
    UserService,
  ],
  exports: [PasswordHasher, SetUpService],
})
export class IdentityModule {}
