export { CoverageSection } from './CoverageSection';
export { PayersScreen } from './PayersScreen';
export { PlanSelect } from './PlanSelect';
