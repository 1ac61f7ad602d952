import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/identity/users';
import { Args, Implements } from '../../core/http/implements.js';
import { RoleService } from './role.service.js';
import { UserService } from './user.service.js';

@Controller()
export class UserController {
  constructor(
    private readonly users: UserService,
    private readonly roles: RoleService,
  ) {}

  @Implements(contract.listUsers)
  list(@Args() { query }: Input<typeof contract.listUsers>) {
    return this.users.list(query);
  }

  @Implements(contract.getUser)
  get(@Args() { params }: Input<typeof contract.getUser>) {
    return this.users.get(params.id);
  }

  @Implements(contract.createUser)
  create(@Args() { body }: Input<typeof contract.createUser>) {
    return this.users.add(body);
  }

  @Implements(contract.updateUser)
  update(@Args() { params, body }: Input<typeof contract.updateUser>) {
    return this.users.update(params.id, body);
  }

  @Implements(contract.setUserActive)
  setActive(@Args() { params, body }: Input<typeof contract.setUserActive>) {
    return this.users.setActive(params.id, body);
  }

  @Implements(contract.resetPassword)
  resetPassword(@Args() { params }: Input<typeof contract.resetPassword>) {
    return this.users.resetPassword(params.id);
  }

  @Implements(contract.unlockUser)
  unlock(@Args() { params }: Input<typeof contract.unlockUser>) {
    return this.users.unlock(params.id);
  }

  @Implements(contract.listRoles)
  listRoles() {
    return this.roles.list();
  }

  @Implements(contract.createRole)
  createRole(@Args() { body }: Input<typeof contract.createRole>) {
    return this.roles.add(body);
  }

  @Implements(contract.updateRole)
  updateRole(@Args() { params, body }: Input<typeof contract.updateRole>) {
    return this.roles.update(params.id, body);
  }

  @Implements(contract.setRoleActive)
  setRoleActive(@Args() { params, body }: Input<typeof contract.setRoleActive>) {
    return this.roles.setActive(params.id, body);
  }
}
