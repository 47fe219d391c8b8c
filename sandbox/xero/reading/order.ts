import type { Wire } from '../wire/wire.ts';
import { compareValues, fieldNamed, valueOf, type Fields } from './fields.ts';
import { QueryError } from './query-error.ts';

/** Sorts rows by Xero's `order` (`Date DESC, InvoiceNumber`); rows that are equal in it keep their order. */
export const sortRows = (rows: Wire[], order: string, fields: Fields): Wire[] => {
  const keys = order.split(',').map((part) => {
    const [, path = '', direction = 'ASC'] = /^\s*([\w.]+)(?:\s+(ASC|DESC))?\s*$/i.exec(part) ?? [];
    if (path === '') throw new QueryError(`Cannot order by '${part.trim()}'`);
    return { field: fieldNamed(fields, path), sign: direction.toUpperCase() === 'DESC' ? -1 : 1 };
  });
  const keyed = rows.map((row) => ({ row, values: keys.map(({ field }) => valueOf(row, field)) }));
  keyed.sort((a, b) => {
    for (const [place, { field, sign }] of keys.entries()) {
      const way = sign * compareValues(field.type, a.values[place] ?? null, b.values[place] ?? null);
      if (way !== 0) return way;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
};
