import Link from 'next/link';
import classes from './reports.module.css';

export interface Column {
  key: string;
  /** Under the column; a space where there is no room for every one. */
  label: string;
  value: number;
  /** Over the column, in few characters. */
  shown: string;
  /** The full value, for the pointer and for screen readers. */
  title: string;
  href: string;
}

/**
 * Values over time as columns. Each is a link to the rows that it counts, so it is reached by keyboard and read out, and
 * it shows its value, so the reader need not guess from a height or a colour.
 */
export function ColumnLinks({ columns }: { columns: readonly Column[] }) {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  return (
    <ol className={classes.columns}>
      {columns.map(({ key, label, value, shown, title, href }) => (
        <li key={key}>
          <Link className={classes.column} href={href} title={title} aria-label={title}>
            <span className={classes.columnValue}>{shown}</span>
            <span className={classes.columnFill} style={{ height: `${Math.max(0, (value / most) * 100)}%` }} />
            <span className={classes.columnLabel}>{label}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
