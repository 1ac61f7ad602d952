import type { AccountNotice } from '@wardbook/contracts/identity/users';
import { event } from '../../core/events.js';

interface AccountChange {
  userId: string;
  notice: AccountNotice;
  /** Where the owner can be reached, also under an address that has just been replaced. */
  addresses: readonly string[];
}

/** An account changed in a way of which its owner must be informed, also when the owner made the change. */
export const accountChanged = event<AccountChange>('account-changed');
