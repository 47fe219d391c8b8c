import { sql } from 'kysely';

/** Halves go away from zero, as PostgreSQL rounds numerics, and as src/invoicing/rules/line-amounts has it of Xero. */
const toCents = (amount: ReturnType<typeof sql>) => sql`round(${amount}, 2)`;

const gross = sql`line.quantity * line.price`;

/** Money off that does not fit its line is none: the draft says so. */
const lessMoney = (off: ReturnType<typeof sql>) => sql`
  case when ${toCents(off)} > 0 and ${toCents(off)} <= ${gross}
    then ${toCents(sql`${gross} - ${toCents(off)}`)} else ${toCents(gross)} end`;

/**
 * What a row `line` of `crm_line_items` comes to without tax, as a draft from the mirror prices it: of two discounts the
 * percentage counts, one finer than two decimals as the money that it comes to, and money off is off each unit. A line without a
 * price or a quantity comes to nothing.
 */
export const lineNet = sql<string>`
  case
    when line.quantity is null or line.price is null then 0
    when coalesce(line.discount_rate, 0) <> 0 then
      case
        when line.discount_rate < 0 or line.discount_rate > 100 then ${toCents(gross)}
        when line.discount_rate = ${toCents(sql`line.discount_rate`)}
          then ${toCents(sql`${gross} - ${gross} * line.discount_rate * 0.01`)}
        else ${lessMoney(sql`${gross} * line.discount_rate * 0.01`)}
      end
    else ${lessMoney(sql`coalesce(line.discount, 0) * line.quantity`)}
  end`;
