import type { Wire } from './wire.ts';

/** Text inside a PDF's brackets; what its plain fonts cannot show becomes a question mark. */
const escaped = (text: string): string => text.replaceAll(/[\\()]/g, '\\$&').replaceAll(/[^\x20-\x7e]/g, '?');

const money = (value: unknown): string => Number(value ?? 0).toFixed(2);

const TITLES = { CreditNoteNumber: 'Credit note', QuoteNumber: 'Quote', InvoiceNumber: 'Invoice' };

const titleOf = (row: Wire): string => {
  const [field, title] = Object.entries(TITLES).find(([name]) => name in row) ?? ['', ''];
  return `${title} ${String(row[field])}`;
};

const AMOUNTS = { RemainingCredit: 'Remaining credit', AmountDue: 'Amount due' };

/** What the page of an invoice, a credit note or a quote says, line by line. */
const words = (row: Wire): string[] => {
  const lines = (row['LineItems'] as Wire[]).map(
    (line) => `${String(line['Quantity'])} x ${String(line['Description'])}: ${money(line['LineAmount'])}`,
  );
  const currency = String(row['CurrencyCode']);
  return [
    `${titleOf(row)} (${String(row['Status'])})`,
    String((row['Contact'] as Wire)['Name']),
    ...lines,
    `Total tax: ${money(row['TotalTax'])} ${currency}`,
    `Total: ${money(row['Total'])} ${currency}`,
    ...Object.entries(AMOUNTS).flatMap(([field, title]) =>
      field in row ? [`${title}: ${money(row[field])} ${currency}`] : [],
    ),
  ];
};

const assemble = (objects: string[]): Buffer => {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(offset).padStart(10, '0');
  });
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file + end, 'latin1');
};

/** One plain page that says what a document says. It is no likeness of Xero's. */
export const documentPdf = (row: Wire): Buffer => {
  const shown = words(row).map((line) => `(${escaped(line)}) Tj T*`);
  const content = `BT /F1 11 Tf 50 780 Td 16 TL\n${shown.join('\n')}\nET`;
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]);
};
