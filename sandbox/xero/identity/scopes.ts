const withRead = (name: string): string[] => [`accounting.${name}`, `accounting.${name}.read`];

const REPORTS = [
  'aged',
  'balancesheet',
  'banksummary',
  'budgetsummary',
  'executivesummary',
  'profitandloss',
  'trialbalance',
  'taxreports',
];

/** The granular scopes. Apps made since 2 March 2026 get no others: the old broad ones are refused. */
export const GRANTED: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'offline_access',
  'paymentservices',
  'accounting.journals.read',
  ...['invoices', 'payments', 'banktransactions', 'manualjournals', 'contacts', 'settings', 'attachments'].flatMap(
    withRead,
  ),
  ...REPORTS.map((report) => `accounting.reports.${report}.read`),
]);

/** The first scope that cannot be asked for, if any. */
export const refusedScope = (scopes: readonly string[]): string | undefined => scopes.find((one) => !GRANTED.has(one));

/** Whether a token may call an operation: any one of the operation's scopes suffices; none asked means any token. */
export const suffices = (granted: readonly string[], asked: readonly string[]): boolean =>
  asked.length === 0 || asked.some((scope) => granted.includes(scope));
