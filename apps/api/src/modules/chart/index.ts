export { ChartModule } from './chart.module.js';
