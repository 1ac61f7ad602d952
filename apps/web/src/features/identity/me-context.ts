'use client';

import type { Me } from '@wardbook/contracts/identity/sessions';
import { createContext, useContext } from 'react';

export const MeContext = createContext<Me | null>(null);

/** The signed-in user. Works everywhere below a `SessionGate`. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe needs a SessionGate above it.');
  return me;
}
