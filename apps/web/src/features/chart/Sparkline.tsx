interface SparklineProps {
  values: readonly number[];
  /** What the line shows, for those who do not see it. */
  label: string;
}

const WIDTH = 80;
const HEIGHT = 20;
const EDGE = 3;

/** The course of a few values. It has no scale: it says whether things go up or down, the number beside it says how far. */
export function Sparkline({ values, label }: SparklineProps) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || 1;
  const points = values.map((value, index) => ({
    x: EDGE + (index / Math.max(1, values.length - 1)) * (WIDTH - 2 * EDGE),
    y: high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE),
  }));
  const last = points.at(-1);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} style={{ maxWidth: '100%' }} role="img" aria-label={label}>
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke="var(--mantine-color-dimmed)"
        strokeWidth={1.5}
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r={2.5} fill="var(--mantine-primary-color-filled)" />}
    </svg>
  );
}
