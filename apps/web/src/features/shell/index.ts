export { FacilityShell } from './FacilityShell';
export { ShellSkeleton } from './ShellSkeleton';
