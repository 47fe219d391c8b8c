/** A refusal that is right, or that the stand-in is known to stop short with. */
export interface Refusal {
  operation: RegExp;
  status: number;
  /** A part of the call (`GET /path?query`) or of the answer by which it is known. */
  by: string;
  why: string;
}

interface Refused {
  operation: string;
  call: string;
  status: number;
  answer: unknown;
}

const PARTS_OF_REPORT = [
  'periods',
  'timeframe',
  ...['trackingCategoryID', 'trackingCategoryID2', 'trackingOptionID', 'trackingOptionID2'],
];

/** What of the trial of Xero's operations is refused, with the values of the uk world in its examples. */
export const xeroRefusals: Refusal[] = [
  {
    operation: /^(create|updateOrCreate|update)CreditNotes?$/,
    status: 501,
    by: 'ACCPAYCREDIT',
    why: 'the example is a credit note of a supplier, which the stand-in does not keep',
  },
  {
    operation: /^createItems$/,
    status: 501,
    by: 'InventoryAssetAccountCode',
    why: 'the example is an item of which stock is kept, which the stand-in does not play',
  },
  ...PARTS_OF_REPORT.map((name) => ({
    operation: /^getReportProfitAndLoss$/,
    status: 501,
    by: `play ${name} of ProfitAndLoss`,
    why: 'the stand-in works out the report of one period, without tracking',
  })),
];

/** What of the trial of HubSpot's operations is refused, with bodies made from the schemas. */
export const hubspotRefusals: Refusal[] = [
  {
    operation: /^oauth\.(token|introspect|revoke)$/,
    status: 400,
    by: 'missing or unknown client id',
    why: 'the smallest form that the document allows has no credentials',
  },
  {
    operation: /^oauth\.token$/,
    status: 400,
    by: 'missing or unknown auth code',
    why: 'the whole form has a code that nobody was given; a code is used in each house',
  },
  {
    operation: /^callbacks\.complete(Batch)?$/,
    status: 404,
    by: 'There is no callback',
    why: 'what can be completed was called by a workflow: hubspot-callbacks.test.ts',
  },
  {
    operation: /^journal\.subscriptions\.create$/,
    status: 501,
    by: 'subscriptions of type OBJECT',
    why: 'the stand-in keeps subscriptions to installs alone: hubspot-app.test.ts',
  },
  {
    operation: /\.get$/,
    status: 404,
    by: '?archived=true',
    why: 'what is there is not among what is archived',
  },
  {
    operation: /\.properties\.(create|batchCreate|update)$/,
    status: 400,
    by: 'calculationFormula',
    why: 'the stand-in keeps no calculated, sensitive or referring property, and does not know their fields',
  },
];

/** What the product is refused where it worked, in the short story or in the end-to-end tests. */
export const recordedRefusals: Refusal[] = [
  {
    operation: /^journal\.subscriptions\.create$/,
    status: 409,
    by: 'The app has subscribed',
    why: 'the product asks for its subscription at each start, and takes this for an answer',
  },
  {
    operation: /^get[A-Z]/,
    status: 403,
    by: 'AuthenticationUnsuccessful',
    why: 'a person disconnects an organisation while it is read',
  },
];

/** Every entry there is. */
export const allRefusals: Refusal[] = [...xeroRefusals, ...hubspotRefusals, ...recordedRefusals];

/** Holds refusals against a list, and remembers which entries were needed. */
export function againstRefusals(list: Refusal[]): { allows: (refused: Refused) => boolean; unused: () => Refusal[] } {
  const used = new Set<Refusal>();
  return {
    allows({ operation, call, status, answer }) {
      const said = `${call} ${JSON.stringify(answer)}`;
      const known = list.find((one) => one.operation.test(operation) && one.status === status && said.includes(one.by));
      if (known) used.add(known);
      return known !== undefined;
    },
    unused: () => list.filter((one) => !used.has(one)),
  };
}
