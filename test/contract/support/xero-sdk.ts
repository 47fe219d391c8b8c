import { Account, ContactGroups, HistoryRecords, Items, PaymentDelete, type AccountingApi } from 'xero-node';
import { connect, type Tokens } from '../../../sandbox/xero/testing/harness.ts';
import { ids } from '../../../sandbox/xero/testing/small-world.ts';
import { startWriter, WRITE_SCOPES } from '../../../sandbox/xero/testing/writer.ts';
import type { Organisation } from '../../../sandbox/xero/facts.ts';
import type { XeroOptions, XeroStandIn } from '../../../sandbox/xero/start.ts';
import type { XeroAccount } from '../../../scripts/live-contract/cases/xero-account.ts';
import { refusalOf, sdkOf, type Refusal } from '../../../scripts/live-contract/xero-sdk.ts';

export { contactsOf, invoicesOf, sdkOf, tamper } from '../../../scripts/live-contract/xero-sdk.ts';

/** The organisation of the small world. */
export const tenant = ids.organisation;

/** Contact groups as the SDK sends them. */
export const groupsOf = (...ones: object[]): ContactGroups =>
  Object.assign(new ContactGroups(), { contactGroups: ones });

/** Items as the SDK sends them. */
export const itemsOf = (...ones: object[]): Items => Object.assign(new Items(), { items: ones });

/** Notes of a history as the SDK sends them. */
export const notesOf = (...details: string[]): HistoryRecords =>
  Object.assign(new HistoryRecords(), { historyRecords: details.map((one) => ({ details: one })) });

/** An account as the SDK sends it. */
export const accountOf = (one: object): Account => Object.assign(new Account(), one);

/** A payment that is taken back, or made into what it cannot be. */
export const paymentTo = (status = 'DELETED'): PaymentDelete => Object.assign(new PaymentDelete(), { status });

export interface Sdk {
  xero: XeroStandIn;
  api: AccountingApi;
  tokens: Tokens;
  /** The facts of the small organisation, which a test may change. */
  organisation: Organisation;
  control: (path: string, body?: object) => Promise<unknown>;
}

/** A small stand-in and the SDK of an app that may write to it. Limits are out of the way unless they are given. */
export const startSdk = async (options: Partial<XeroOptions> = {}): Promise<Sdk> => {
  const { xero, organisation } = await startWriter(options);
  const tokens = await connect(xero, WRITE_SCOPES);
  return {
    xero,
    api: sdkOf(xero, tokens.access_token),
    tokens,
    organisation,
    async control(path, body) {
      const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
      const answer = await fetch(`${xero.url}/__sandbox${path}`, body === undefined ? {} : json);
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
  };
};

/** What a call of the SDK was refused with; throws when it was done. The SDK rejects with JSON text, or an AxiosError. */
export const refused = (call: Promise<unknown>): Promise<Refusal> =>
  call.then(() => {
    throw new Error('The call was not refused');
  }, refusalOf);

/** The small organisation, as the cases know it that are asked of real ones too. */
export const caseAccount = ({ xero, api }: Sdk): XeroAccount => ({
  ...{ api, tenant, account: '200', contact: { id: ids.ada, name: 'Ada Ltd' } },
  as: (token) => sdkOf(xero, token),
});
