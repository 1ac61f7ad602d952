import type { Sabotage } from '../sabotage.ts';

export const coreRules: readonly Sabotage[] = [
  {
    breaks: 'A day has neighbours with a year of four digits',
    file: 'packages/contracts/src/core/list.ts',
    from: `text >= '0002' && text < '9999'`,
    to: `text >= '0000'`,
  },
];
