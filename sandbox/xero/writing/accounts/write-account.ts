import { randomUUID } from 'node:crypto';
import { wireAccount } from '../../wire/settings.ts';
import { refuse, type Kind } from '../batch.ts';
import { present } from '../present.ts';
import { accountInput, checkAccount, CLASSES, type AccountInput } from './input.ts';
import { accountFaults } from './rules.ts';

/** PUT: one account more in the chart of accounts. */
export const createAccount: Kind<AccountInput> = {
  name: 'Accounts',
  idField: 'AccountID',
  most: 1,
  schema: accountInput,
  check: checkAccount,
  write(unit, input) {
    const { organisation, now } = unit;
    const { Type } = input;
    const errors = accountFaults(input, organisation);
    if (errors.length > 0 || Type === undefined) return refuse(...errors);
    const accountId = randomUUID();
    unit.put('accounts', {
      accountId,
      code: input.Code,
      name: input.Name,
      type: Type,
      class: CLASSES[Type],
      taxType: input.TaxType,
      status: 'ACTIVE',
      enablePaymentsToAccount: input.EnablePaymentsToAccount,
      ...present({ description: input.Description, bankAccountNumber: input.BankAccountNumber }),
      ...(Type === 'BANK' ? { currencyCode: input.CurrencyCode || organisation.baseCurrency } : {}),
      updatedAt: now,
    });
    return { id: accountId, errors };
  },
  present: ({ organisation }, ids) =>
    organisation.accounts.filter(({ accountId }) => ids.includes(accountId)).map(wireAccount),
  echo: ({ Code, Name, Type }) => present({ Code, Name, Type }),
};
