import { checkTaxNumber } from './tax-number.ts';

/** One of every member state, as people write them; the next digit in place of the last makes it wrong. */
const EU: [string, string][] = [
  ['AT', 'ATU13585627'],
  ['BE', 'BE0403019261'],
  ['BG', 'BG 175 074 752'],
  ['HR', 'HR33392005961'],
  ['CY', 'CY-10259033P'],
  ['CZ', 'CZ25123891'],
  ['DE', 'DE 136 695 976'],
  ['DK', 'DK13585628'],
  ['EE', 'EE100594102'],
  ['ES', 'ES B-58378431'],
  ['FI', 'FI 20774740'],
  ['FR', 'FR 40 303 265 045'],
  ['GR', 'EL094259216'],
  ['HU', 'HU12892312'],
  ['IE', 'IE6433435F'],
  ['IT', 'IT00743110157'],
  ['LT', 'LT119511515'],
  ['LU', 'LU15027442'],
  ['LV', 'LV40003521600'],
  ['MT', 'MT11679112'],
  ['NL', 'NL004495445B01'],
  ['PL', 'PL8567346215'],
  ['PT', 'PT501964843'],
  ['RO', 'RO18547290'],
  ['SE', 'SE123456789701'],
  ['SI', 'SI50223054'],
  ['SK', 'SK2022749619'],
];

test.each(EU)('%s: %s has the form', (country, number) => {
  expect(checkTaxNumber(country, number)).toBe('valid_form');
});

test.each(EU)('%s: %s with a digit changed has not', (country, number) => {
  const changed = number.replace(/(\d)(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
  // The last two of a Dutch number count the firms of an owner, those of a Swedish one are always 01.
  const expected = country === 'NL' ? 'valid_form' : 'wrong_form';
  expect(checkTaxNumber(country, changed)).toBe(expected);
});

test('no number of a member state is one of another', () => {
  for (const [country, number] of EU)
    for (const [other] of EU) if (other !== country) expect(checkTaxNumber(other, number)).toBe('wrong_form');
});

test.each([
  ['GB', 'GB980780684', 'valid_form'],
  ['GB', '980 7806 84', 'valid_form'],
  ['GB', 'VAT Reg No: 980780684', 'valid_form'],
  ['GB', 'GB980780685', 'wrong_form'],
  ['GB', 'XI980780684', 'wrong_form'],
  ['XI', 'XI 980 7806 84', 'valid_form'],
  ['XI', 'GB980780684', 'wrong_form'],
  ['XI', '980780684', 'wrong_form'],
  ['DE', 'USt-IdNr. DE136695976', 'valid_form'],
  ['AU', 'ABN 51 824 753 556', 'valid_form'],
  ['AU', '51 824 753 557', 'wrong_form'],
  ['NZ', '49-091-850', 'valid_form'],
  ['NZ', '49-091-851', 'wrong_form'],
  ['CH', 'CHE-107.787.577 MWST', 'valid_form'],
  ['CH', 'CHE-107.787.578 MWST', 'wrong_form'],
  ['NO', 'NO 995 525 828 MVA', 'valid_form'],
  ['NO', '995 525 829', 'wrong_form'],
  ['QA', '12345', 'unknown_form'],
  ['DE', '', 'wrong_form'],
])('%s: %s is %s', (country, number, form) => expect(checkTaxNumber(country, number)).toBe(form));
