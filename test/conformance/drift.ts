/**
 * Where a stand-in knowingly differs from a vendor's document. `fault` is a part of the line that the check reports. An
 * entry that no answer needs any longer fails the run.
 */
export interface Drift {
  operation: RegExp;
  fault: string;
  why: string;
  /** Where the vendor is seen to answer so. */
  seen: string;
}

export const xeroDrift: Drift[] = [];

export const xeroCreditDrift: Drift[] = [
  {
    operation: /^delete(CreditNote|Overpayment|Prepayment)Allocations$/,
    fault: 'required property',
    why: 'the document promises the allocation itself, and Xero answers a list with it inside; the document’s own example fits neither',
    seen: 'XeroAPI/xero-php-oauth2 issue 341 and XeroAPI/xero-python issue 159, where the promised fields are missing',
  },
];

/** What shows only where every operation is tried with all that its document knows. */
export const xeroTrialDrift: Drift[] = [
  {
    operation: /^getConnections$/,
    fault: 'DateUtc: must match format "date-time"',
    why: 'the times have seven decimals and no zone',
    seen: 'the answer that Xero’s page of the OAuth 2.0 flow shows',
  },
  {
    operation: /^deletePayment$/,
    fault: "body: must have required property 'Status'",
    why: 'the document’s own example wraps the payment in a list, its schema does not; both are taken',
    seen: 'the example of deletePayment in the document itself',
  },
];

export const hubspotTrialDrift: Drift[] = [
  {
    operation: /^associations\.batchRead$/,
    fault: '/label: must be string',
    why: 'the plain type of an association has no label',
    seen: 'a guess of BEHAVIOUR.md, section Associations',
  },
];

export const hubspotDrift: Drift[] = [
  {
    operation: /batch(Read|Create|Update|Upsert|Default)$/i,
    fault: 'status 207 is not documented',
    why: 'where some inputs have no answer, the rest come with 207 and a list of errors; the document knows 200 alone',
    seen: 'the BatchResponse…WithErrors models of @hubspot/api-client, which it reads for 207',
  },
];

export const hubspotAppDrift: Drift[] = [
  {
    operation: /^oauth.token$/,
    fault: 'grant_type',
    why: 'the document of the token endpoint leaves client_credentials out',
    seen: 'HubSpot’s guide to the webhooks journal, which asks for such a token',
  },
];

/** Every entry there is. */
export const allDrift: Drift[] = [
  ...[...xeroDrift, ...xeroCreditDrift, ...xeroTrialDrift],
  ...[...hubspotDrift, ...hubspotAppDrift, ...hubspotTrialDrift],
];

/** Holds faults against a list of drift, and remembers which entries were needed. */
export function againstDrift(list: Drift[]): {
  unexplained: (operation: string, faults: string[]) => string[];
  unused: () => Drift[];
} {
  const used = new Set<Drift>();
  return {
    unexplained: (operation, faults) =>
      faults.filter((fault) => {
        const known = list.find((entry) => entry.operation.test(operation) && fault.includes(entry.fault));
        if (known) used.add(known);
        return !known;
      }),
    unused: () => list.filter((entry) => !used.has(entry)),
  };
}
