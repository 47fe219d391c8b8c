import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountingApi } from 'xero-node';
import { refusalOf, tamper, type Change } from '../xero-sdk.ts';
import { textsIn, type Answer, type Expected } from './expected.ts';

/** An organisation of Xero, a stand-in's or a real one, and what a case may name of it. */
export interface XeroAccount {
  api: AccountingApi;
  /** The same API for whoever has that token. */
  as: (token: string) => AccountingApi;
  tenant: string;
  contact: { id: string; name: string };
  /** The code of an account of revenue. */
  account: string;
}

/**
 * One thing that Xero must refuse, said once for the stand-in and for real organisations. It needs nothing that an organisation may
 * lack, and changes nothing: what is done after all is taken back by whoever runs it.
 */
export interface XeroCase {
  name: string;
  /** A part of the claim of sandbox/BEHAVIOUR.md that it shows. */
  rule: string;
  ask: (account: XeroAccount) => Promise<unknown>;
  /** Made to the call before it goes out. */
  change?: Change;
  expected: Expected;
}

/** What such a call was answered, and what it made against all expectation. */
export interface Asked extends Answer {
  made: { invoices?: { invoiceID?: string; status?: unknown }[]; contacts?: { contactID?: string }[] };
}

/** Asks one; when it is throttled, again as soon as it may. */
export async function askXero(one: XeroCase, account: XeroAccount): Promise<Asked> {
  const { ask, change } = one;
  if (change) tamper(change);
  try {
    const done = (await ask(account)) as { response: { status: number }; body: Asked['made'] };
    return { status: done.response.status, texts: [], made: done.body };
  } catch (error) {
    const { status, headers, body } = refusalOf(error);
    if (status === 429) {
      await sleep((Number(headers['retry-after']) || 60) * 1000);
      return askXero(one, account);
    }
    return { status, texts: textsIn(body), made: {} };
  }
}

export const UNKNOWN = '00000000-0000-4000-8000-00000000dead';
