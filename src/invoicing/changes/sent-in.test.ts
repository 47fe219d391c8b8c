import { draftOf, liveDeal, liveLine } from '../../../test/support/billing-facts.ts';
import { previewOf } from '../create-invoice.ts';
import { invoiceRequest } from '../rules/request-body.ts';
import { sentIn } from './sent-in.ts';

const lines = [
  liveLine({ id: 'a', name: 'Desk', description: 'Oak', quantity: '2', unitPrice: '19.9999', discountRate: '12.5' }),
  liveLine({ id: 'b', name: 'Chair', unitPrice: '123456789.1234', discountAmount: '0.10' }),
];
const draft = draftOf({ deal: liveDeal({ lines }) });
const request = invoiceRequest(draft, { url: 'https://app.hubspot.com' });

test('the bytes of an invoice are read back to the last digit, with the lines’ own ids', () => {
  const sent = sentIn({ request, preview: previewOf(draft) });
  expect(sent).toMatchObject({ currency: 'GBP', dueDate: '2026-12-20', reference: 'Refit' });
  expect(sent.lines.map((line) => [line.lineId, line.quantity.toFixed(), line.unitAmount.toFixed()])).toEqual([
    ['a', '2', '19.9999'],
    ['b', '1', '123456789.1234'],
  ]);
  expect(sent.lines.map((line) => [line.discountRate?.toFixed(), line.discountAmount?.toFixed()])).toEqual([
    ['12.5', undefined],
    [undefined, '0.1'],
  ]);
  expect(sent.lines[0]).toMatchObject({ description: 'Desk\nOak', accountCode: '200', taxType: 'OUTPUT2' });
});

test('what was sent before the ids of lines were kept has none', () => {
  expect(sentIn({ request, preview: { ...previewOf(draft), lines: [] } }).lines.map(({ lineId }) => lineId)).toEqual([
    null,
    null,
  ]);
  expect(sentIn({ request, preview: null }).lines).toHaveLength(2);
});

test('the bytes of anything else are refused', () => {
  expect(() => sentIn({ request: '{"Contacts":[]}', preview: null })).toThrow('Invoices');
});
