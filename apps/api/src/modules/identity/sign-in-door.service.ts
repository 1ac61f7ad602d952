import { Inject, Injectable } from '@nestjs/common';
import { hashToken, newRefreshToken } from '../../core/auth/tokens.js';
import { CONFIG, type Config } from '../../core/config.js';
import { Problem } from '../../core/problem.error.js';
import { type Account, AccountRepository } from './account.repository.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInTries } from './sign-in-tries.repository.js';

export interface Origin {
  address: string;
  userAgent: string | undefined;
  /** The cookie that names the browser, where it has one. */
  device: string | undefined;
}

interface Verified {
  account: Account | null;
  matches: boolean;
  locked: boolean;
}

/**
 * Compares passwords of those who have no session. An account that is locked takes none from devices it does not know; one that it
 * knows has a count of its own and is not stopped by what strangers try, from the same address either.
 */
@Injectable()
export class SignInDoor {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly tries: SignInTries,
    private readonly hasher: PasswordHasher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async verify(email: string, password: string, { address, device }: Origin): Promise<Verified> {
    const account = await this.accounts.findByEmail(email, device ? hashToken(device) : null);
    if (!account?.deviceId) await this.refuseTooMany(address);
    const locked = account !== null && !(await this.takeTry(account));
    // A locked account is compared with what no password matches, so that the answer takes as long as every other.
    const matches = await this.hasher.matches(locked ? null : (account?.passwordHash ?? null), password);
    return { account, matches, locked };
  }

  /** In the transaction that opens the session. Returns the browser's cookie, new or as it was. */
  async admit({ id, deviceId }: Account, { address, device }: Origin): Promise<string> {
    const cookie = device ?? newRefreshToken();
    if (!deviceId) await this.tries.giveBack(address, id);
    await this.tries.know(id, hashToken(cookie));
    return cookie;
  }

  private async takeTry({ id, deviceId }: Account): Promise<boolean> {
    return deviceId ? await this.tries.takeFromDevice(deviceId) : await this.tries.takeFromStranger(id);
  }

  private async refuseTooMany(address: string): Promise<void> {
    const { tries, secondsLeft } = await this.tries.takeFromAddress(address);
    if (tries > this.config.WARDBOOK_SIGN_IN_TRIES) throw new Problem('too-many-attempts', { context: { retryAfterSeconds: secondsLeft } });
  }
}
