import type { Sabotage } from '../sabotage.ts';
import { coreRules } from './core.ts';

export const SABOTAGES: readonly Sabotage[] = [...coreRules];
