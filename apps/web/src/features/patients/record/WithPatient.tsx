'use client';

import { Skeleton } from '@mantine/core';
import { type ReactNode, useContext } from 'react';
import { PatientContext } from './patient-context';

/** Holds back what asks `usePatient` until the record is there. */
export function WithPatient({ children }: { children: ReactNode }) {
  return useContext(PatientContext) === null ? <Skeleton height={240} m="lg" /> : children;
}
