export { DashboardScreen } from './DashboardScreen';
export { ReportRowsScreen } from './ReportRowsScreen';
