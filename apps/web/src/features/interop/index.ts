export { ImportsScreen } from './ImportsScreen';
