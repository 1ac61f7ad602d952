import { Controller } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import * as contract from '@wardbook/contracts/organisation/settings';
import { Args, Implements } from '../../core/http/implements.js';
import { Settings } from './settings.service.js';

@Controller()
export class SettingController {
  constructor(private readonly settings: Settings) {}

  @Implements(contract.listSettings)
  list() {
    return this.settings.list();
  }

  @Implements(contract.changeSetting)
  change(@Args() { params, body }: Input<typeof contract.changeSetting>) {
    return this.settings.change(params.key, body);
  }

  @Implements(contract.listSettingHistory)
  history(@Args() { params, query }: Input<typeof contract.listSettingHistory>) {
    return this.settings.history(params.key, query.limit, query.cursor);
  }
}
