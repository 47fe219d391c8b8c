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

export const hubspotDrift: Drift[] = [
  {
    operation: /batchRead$/i,
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
