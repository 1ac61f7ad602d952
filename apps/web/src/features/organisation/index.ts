export { DepartmentsScreen } from './DepartmentsScreen';
export { FacilitiesScreen } from './FacilitiesScreen';
export { LocationsScreen } from './LocationsScreen';
export { PractitionersScreen } from './PractitionersScreen';
export { SettingsScreen } from './SettingsScreen';
