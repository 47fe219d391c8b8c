import { chart } from './chart.ts';
import type { Account } from './world.ts';

const { account, bank } = chart({ prefix: '', currencyCode: 'GBP' });

/** Where customers' money arrives, by currency. Xero lets a bank account have no code, and the euro account has none. */
export const bankAccounts = {
  GBP: bank('Current Account', { code: '090', bankAccountNumber: '40120087654321' }),
  EUR: bank('Euro Account', { bankAccountNumber: 'GB33BUKB20201555555555', currencyCode: 'EUR' }),
};

export const accounts: Account[] = [
  bankAccounts.GBP,
  bankAccounts.EUR,
  bank('Savings Account', { code: '091', bankAccountNumber: '40120012345678' }),
  account(['200', 'Sales', 'REVENUE', 'REVENUE', 'OUTPUT2']),
  account(['201', 'Print Sales', 'REVENUE', 'REVENUE', 'ZERORATEDOUTPUT']),
  account(['205', 'Sales until 2023', 'REVENUE', 'REVENUE', 'OUTPUT2'], { status: 'ARCHIVED' }),
  account(['260', 'Other Revenue', 'OTHERINCOME', 'REVENUE', 'OUTPUT2']),
  account(['270', 'Interest Income', 'OTHERINCOME', 'REVENUE', 'NONE']),
  account(['310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'EXPENSE', 'INPUT2']),
  account(['400', 'Advertising & Marketing', 'OVERHEADS', 'EXPENSE', 'INPUT2']),
  account(['429', 'General Expenses', 'OVERHEADS', 'EXPENSE', 'INPUT2']),
  account(['473', 'Repairs & Maintenance', 'OVERHEADS', 'EXPENSE', 'INPUT2']),
  account(['497', 'Bank Revaluations', 'EXPENSE', 'EXPENSE', 'NONE'], { systemAccount: 'BANKCURRENCYGAIN' }),
  account(['498', 'Unrealised Currency Gains', 'EXPENSE', 'EXPENSE', 'NONE'], {
    systemAccount: 'UNREALISEDCURRENCYGAIN',
  }),
  account(['499', 'Realised Currency Gains', 'EXPENSE', 'EXPENSE', 'NONE'], { systemAccount: 'REALISEDCURRENCYGAIN' }),
  account(['610', 'Accounts Receivable', 'CURRENT', 'ASSET', 'NONE'], { systemAccount: 'DEBTORS' }),
  account(['800', 'Accounts Payable', 'CURRLIAB', 'LIABILITY', 'NONE'], { systemAccount: 'CREDITORS' }),
  account(['820', 'VAT', 'CURRLIAB', 'LIABILITY', 'NONE'], { systemAccount: 'GST' }),
  account(['835', "Directors' Loan Account", 'CURRLIAB', 'LIABILITY', 'NONE'], { enablePaymentsToAccount: true }),
  account(['840', 'Historical Adjustment', 'CURRLIAB', 'LIABILITY', 'NONE'], { systemAccount: 'HISTORICAL' }),
  account(['860', 'Rounding', 'CURRLIAB', 'LIABILITY', 'NONE'], { systemAccount: 'ROUNDING' }),
  account(['960', 'Retained Earnings', 'EQUITY', 'EQUITY', 'NONE'], { systemAccount: 'RETAINEDEARNINGS' }),
];
