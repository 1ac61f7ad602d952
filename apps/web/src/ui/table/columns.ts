import type { ReactNode } from 'react';

/** One column of a `DataTable`. */
export interface Column<Row> {
  key: string;
  /** Empty over the acts of a row: then screen readers are told that there are some. */
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers and amounts. */
  align?: 'start' | 'end';
  /** A CSS width; the rest is shared by content. */
  width?: string;
  /** The contract's sort key for this column. With a leading `-` key beside it the order can be turned. */
  sort?: string;
  /** Says 600: what identifies the row. */
  strong?: boolean;
}
