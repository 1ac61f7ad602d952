import { Badge } from '@mantine/core';
import {
  IconAlertOctagonFilled,
  IconAlertTriangleFilled,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleXFilled,
} from '@tabler/icons-react';

/** What a status means to the reader. Each has its own colour and its own shape; the word comes from the screen. */
export type StatusTone = 'waiting' | 'open' | 'running' | 'done' | 'attention' | 'critical' | 'ended';

const tones = {
  waiting: { color: 'gray', Shape: IconCircleDashed },
  open: { color: 'gray', Shape: IconCircle },
  running: { color: 'teal', Shape: IconCircleHalf2 },
  done: { color: 'green', Shape: IconCircleCheckFilled },
  attention: { color: 'amber', Shape: IconAlertTriangleFilled },
  critical: { color: 'red', Shape: IconAlertOctagonFilled },
  ended: { color: 'gray', Shape: IconCircleXFilled },
} as const;

/** A status as word, shape and colour: `<StatusBadge tone="done">{t('released')}</StatusBadge>`. */
export function StatusBadge({ tone, children }: { tone: StatusTone; children: string }) {
  const { color, Shape } = tones[tone];
  return (
    <Badge color={color} miw="max-content" leftSection={<Shape size={12} aria-hidden />}>
      {children}
    </Badge>
  );
}
