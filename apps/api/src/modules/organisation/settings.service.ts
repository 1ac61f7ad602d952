import { Injectable } from '@nestjs/common';
import type { Input } from '@wardbook/contracts/core/endpoint';
import {
  type changeSetting,
  type SettingDefinition,
  type SettingKey,
  type SettingState,
  type SettingValue,
  settingKeys,
  settingsCatalogue,
} from '@wardbook/contracts/organisation/settings';
import { refuseUnlessOfTheOrganisation } from '../../core/auth/authority.js';
import { Db } from '../../core/database/db.js';
import { Decided } from '../../core/database/decided.js';
import { codeOfIssue } from '../../core/http/validate.js';
import { Live } from '../../core/live/live.js';
import { found, Problem, versionMoved } from '../../core/problem.error.js';
import { SettingRepository, type SettingRow } from './setting.repository.js';

type Change = Input<typeof changeSetting>['body'];

const HOUR = 3_600_000;

/** What the organisation has decided, dated and inherited by its facilities. */
@Injectable()
export class Settings {
  constructor(
    private readonly settings: SettingRepository,
    private readonly decided: Decided,
    private readonly db: Db,
    private readonly live: Live,
  ) {}

  /** The value that counts now in the facility of the running transaction, or in the organisation when it has none. */
  async get<Key extends SettingKey>(key: Key): Promise<SettingValue<Key>> {
    const holding = await this.decided.get('settings', () => this.settings.holdingUntil());
    return effective(key, holding).value as SettingValue<Key>;
  }

  async list(): Promise<{ items: SettingState[] }> {
    const [holding, coming] = [await this.settings.holding(), await this.settings.coming()];
    return { items: settingKeys.map((key) => stateOf(key, holding, coming)) };
  }

  async history(key: SettingKey, limit: number, cursor: string | undefined) {
    return await this.settings.history(key, limit, cursor);
  }

  async change(key: SettingKey, { level, value, validFrom, basedOn }: Change): Promise<SettingState> {
    const { perFacility } = settingsCatalogue[key];
    if (level === 'facility' && !perFacility) {
      throw Problem.field('body.level', 'organisation-only', 'This is the same in every facility.');
    }
    if (level === 'organisation') refuseUnlessOfTheOrganisation(this.db.actor);
    const checked = checkedValue(key, value);
    refusePast(validFrom);
    await this.settings.lock(key);
    const current = (await this.settings.holding(key)).find((row) => row.level === level);
    if ((current?.id ?? null) !== basedOn) throw versionMoved(current ?? null);
    await this.settings.insert(key, level, checked, validFrom);
    await this.live.announce('organisation');
    return found((await this.list()).items.find((item) => item.key === key));
  }
}

function checkedValue(key: SettingKey, value: unknown): unknown {
  if (value === null) return null;
  const result = settingsCatalogue[key].type.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: 'body.value', code: codeOfIssue(issue), message: issue.message }));
  throw new Problem('invalid-input', { fields });
}

/** A decision counts from now or from later, never for the past, which followed the settings of its time. */
function refusePast(validFrom: string | undefined): void {
  if (validFrom === undefined || Date.parse(validFrom) > Date.now() - HOUR) return;
  throw Problem.field('body.validFrom', 'past', 'A setting cannot be changed for the past.');
}

function effective(key: SettingKey, rows: readonly SettingRow[]): Pick<SettingState, 'value' | 'source'> {
  const { initial, perFacility } = settingsCatalogue[key] as SettingDefinition<string | number | boolean>;
  for (const level of ['facility', 'organisation'] as const) {
    const row = rows.find((one) => one.key === key && one.level === level);
    if (row?.value != null && (level === 'organisation' || perFacility)) return { value: row.value, source: level };
  }
  return { value: initial, source: 'default' };
}

function stateOf(key: SettingKey, holding: readonly SettingRow[], coming: readonly SettingRow[]): SettingState {
  const { initial, perFacility, description } = settingsCatalogue[key];
  const own = holding.filter((row) => row.key === key);
  return {
    key,
    ...effective(key, own),
    initial,
    perFacility,
    description,
    organisation: own.find((row) => row.level === 'organisation') ?? null,
    facility: own.find((row) => row.level === 'facility') ?? null,
    coming: coming.filter((row) => row.key === key),
  };
}
