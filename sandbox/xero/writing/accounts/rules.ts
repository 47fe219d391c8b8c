import type { Account } from '../../../seed/world.ts';
import type { Organisation } from '../../facts.ts';
import { taxTypeFaults } from '../invoices/line-rules.ts';
import type { AccountInput } from './input.ts';

const LONGEST = { Code: 10, Name: 150, Description: 4000 } as const;

const requiredFaults = (input: AccountInput): string[] =>
  (['Code', 'Name', 'Type'] as const).flatMap((field) => (input[field] ? [] : [`${field} must be specified`]));

const lengthFaults = (input: AccountInput): string[] =>
  (Object.keys(LONGEST) as (keyof typeof LONGEST)[]).flatMap((field) =>
    (input[field] ?? '').length > LONGEST[field] ? [`${field} must be ${LONGEST[field]} characters or less.`] : [],
  );

const isTaken = (accounts: Account[], field: 'code' | 'name', given: string): boolean =>
  given !== '' && accounts.some((one) => one[field]?.toLowerCase() === given.toLowerCase());

const uniqueFaults = ({ Code, Name }: AccountInput, { accounts }: Organisation): string[] => [
  ...(isTaken(accounts, 'code', Code) ? ['Please enter a unique Code.'] : []),
  ...(isTaken(accounts, 'name', Name) ? ['Please enter a unique Name.'] : []),
];

const bankFaults = (input: AccountInput, { currencies }: Organisation): string[] => {
  const { Type, BankAccountNumber, CurrencyCode } = input;
  if (Type !== 'BANK')
    return (['BankAccountNumber', 'CurrencyCode'] as const).flatMap((field) =>
      input[field] ? [`${field} is of bank accounts only`] : [],
    );
  return [
    ...(BankAccountNumber ? [] : ['BankAccountNumber must be specified']),
    ...(CurrencyCode && !currencies.some(({ code }) => code === CurrencyCode)
      ? [`The current organisation is not subscribed to currency '${CurrencyCode}'.`]
      : []),
  ];
};

/** What is wrong with a new account among the others of its organisation. */
export const accountFaults = (input: AccountInput, organisation: Organisation): string[] => [
  ...requiredFaults(input),
  ...lengthFaults(input),
  ...uniqueFaults(input, organisation),
  ...bankFaults(input, organisation),
  ...taxTypeFaults(input.TaxType, undefined, organisation),
  ...(input.Status === 'ACTIVE' ? [] : ['An account is ACTIVE when it is created']),
];
