import type {
  SortedTableHeaderProps,
  TableCellProps,
  TableElementProps,
  TableHeaderProps,
  TablePaginatedProps,
  TableProps,
} from '@hubspot/ui-extensions';
import type { CSSProperties } from 'react';
import { classes, settle } from './shared.ts';

const cellStyle = ({ align = 'left', width = 'auto' }: Pick<TableCellProps, 'align' | 'width'>): CSSProperties => ({
  textAlign: align,
  ...(width === 'min' && { width: '1%', whiteSpace: 'nowrap' }),
  ...(width === 'max' && { width: '100%' }),
  ...(typeof width === 'number' && { width }),
});

export const Table = (props: TableProps) => {
  const { bordered = true, flush = false, density = 'default', children, testId } = props;
  return (
    <div className="table-frame" data-test-id={testId}>
      {/* A wide table scrolls sideways, so it must be reachable by keyboard. */}
      <div className="table-scroll" tabIndex={0} role="group" aria-label="Table">
        <table className={classes('table', `table-${density}`, bordered && 'table-bordered', flush && 'table-flush')}>
          {children}
        </table>
      </div>
      {props.paginated && <Pager {...props} />}
    </div>
  );
};

const Pager = ({ page = 1, pageCount, onPageChange }: TablePaginatedProps) => {
  const button = (words: string, target: number) => (
    <button
      type="button"
      className="button button-transparent button-xs"
      disabled={target < 1 || target > pageCount}
      onClick={() => {
        settle(() => onPageChange(target));
      }}
    >
      {words}
    </button>
  );
  return (
    <nav className="pager" aria-label="Pages of the table">
      {button('‹ Prev', page - 1)}
      <span aria-current="page">
        Page {page} of {pageCount}
      </span>
      {button('Next ›', page + 1)}
    </nav>
  );
};

export const TableHead = ({ children, testId }: TableElementProps) => <thead data-test-id={testId}>{children}</thead>;

export const TableBody = ({ children, testId }: TableElementProps) => <tbody data-test-id={testId}>{children}</tbody>;

export const TableFooter = ({ children, testId }: TableElementProps) => <tfoot data-test-id={testId}>{children}</tfoot>;

export const TableRow = ({ children, testId }: TableElementProps) => <tr data-test-id={testId}>{children}</tr>;

export const TableCell = ({ children, colSpan, testId, ...look }: TableCellProps) => (
  <td colSpan={colSpan} style={cellStyle(look)} data-test-id={testId}>
    {children}
  </td>
);

const nextDirection = { none: 'ascending', ascending: 'descending', descending: 'none' } as const;
const marks = { none: '↕', ascending: '↑', descending: '↓' } as const;

const isSorted = (props: TableHeaderProps): props is SortedTableHeaderProps =>
  props.sortDirection !== undefined && props.sortDirection !== 'never';

export const TableHeader = (props: TableHeaderProps) => {
  const { children, testId } = props;
  if (!isSorted(props))
    return (
      <th scope="col" style={cellStyle(props)} data-test-id={testId}>
        {children}
      </th>
    );
  const { sortDirection, onSortChange, disabled } = props;
  return (
    <th scope="col" style={cellStyle(props)} aria-sort={sortDirection} data-test-id={testId}>
      <button
        type="button"
        className="sort-button"
        disabled={disabled}
        onClick={() => {
          settle(() => onSortChange(nextDirection[sortDirection]));
        }}
      >
        {children} <span aria-hidden="true">{marks[sortDirection]}</span>
      </button>
    </th>
  );
};
