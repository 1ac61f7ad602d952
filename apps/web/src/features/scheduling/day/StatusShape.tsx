import {
  IconAlertTriangleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleXFilled,
} from '@tabler/icons-react';
import type { AppointmentState } from '../status-tones';

const shapes = {
  booked: IconCircle,
  waiting: IconCircleDashed,
  inside: IconCircleHalf2,
  fulfilled: IconCircleCheckFilled,
  noshow: IconAlertTriangleFilled,
  cancelled: IconCircleXFilled,
} as const;

/** The shape of a state, where there is no room for its word: the legend and the name of the block have it. */
export function StatusShape({ state }: { state: AppointmentState }) {
  const Shape = shapes[state];
  return <Shape size={11} aria-hidden />;
}
