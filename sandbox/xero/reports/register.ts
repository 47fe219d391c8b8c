import type { Vendor } from '../../kit/operations.ts';
import { answerRead, ROOT, type Reading } from '../accounting.ts';
import { queryOf } from '../form.ts';
import type { Caller } from '../guard.ts';
import type { Query } from '../reading/filters.ts';
import { QueryError } from '../reading/query-error.ts';
import type { Source } from '../reading/resource.ts';
import { agedReceivables } from './aged-receivables.ts';
import { bankSummary } from './bank-summary.ts';
import { profitAndLoss } from './profit-and-loss.ts';
import { wireReport, type Report } from './rows.ts';

interface Reported {
  id: string;
  /** Of `accounting.reports.<name>.read`. */
  scope: string;
  path: string;
  make: (source: Source, query: Query) => Report | undefined;
  /** The names that its query may hold. */
  query: readonly string[];
  /** Those of them that the stand-in does not play: asked for, they are answered 501. */
  unplayed: readonly string[];
  required: readonly string[];
}

const PERIOD = ['fromDate', 'toDate'];
/** Of profit and loss: comparisons, tracking, and what was paid instead of what was billed. */
const BEYOND = [
  'periods',
  'timeframe',
  'trackingCategoryID',
  'trackingCategoryID2',
  'trackingOptionID',
  'trackingOptionID2',
  'paymentsOnly',
];

const reports: readonly Reported[] = [
  {
    id: 'getReportBankSummary',
    scope: 'banksummary',
    path: 'BankSummary',
    make: bankSummary,
    query: PERIOD,
    unplayed: [],
    required: [],
  },
  {
    id: 'getReportProfitAndLoss',
    scope: 'profitandloss',
    path: 'ProfitAndLoss',
    make: profitAndLoss,
    query: [...PERIOD, 'standardLayout', ...BEYOND],
    unplayed: BEYOND,
    required: [],
  },
  {
    id: 'getReportAgedReceivablesByContact',
    scope: 'aged',
    path: 'AgedReceivablesByContact',
    make: agedReceivables,
    query: [...PERIOD, 'contactId', 'date'],
    unplayed: [],
    required: ['contactId'],
  },
];

const demand = (query: Query, required: readonly string[]): void => {
  const missing = required.find((name) => (query[name] ?? '') === '');
  if (missing !== undefined) throw new QueryError(`Parameter ${missing} is required`);
};

/** Registers the reports, each with a scope of its own. */
export const registerReports = (vendor: Vendor<Caller>, reading: Reading): void => {
  for (const { id, scope, path, make, query, unplayed, required } of reports)
    vendor.operation({
      id,
      method: 'get',
      path: `${ROOT}/Reports/${path}`,
      query,
      scopes: [`accounting.reports.${scope}.read`],
      handler(call) {
        const asked = queryOf(call.request);
        const beyond = unplayed.find((name) => !['', 'false', undefined].includes(asked[name]));
        if (beyond !== undefined) {
          call.response.status(501).type('text').send(`The stand-in does not play ${beyond} of ${path}`);
          return;
        }
        answerRead(reading, call, (source) => {
          demand(asked, required);
          const report = make(source, asked);
          const now = reading.kit.clock.now().toISOString();
          return report && wireReport(report, { today: source.today, now });
        });
      },
    });
};
