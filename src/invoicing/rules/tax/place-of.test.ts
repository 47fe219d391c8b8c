import { placeOf } from './place-of.ts';
import { territories } from './territories.ts';

const at = (country: string, region: string | null = null, postCode: string | null = null) =>
  placeOf({ country, region, postCode });

test.each<[string, string | null, string | null, string, string | null, string]>([
  ['UK', null, 'bt1 5gs', 'GB', 'XI', 'Northern Ireland'],
  ['United Kingdom', 'Northern Ireland', null, 'GB', 'XI', 'Northern Ireland'],
  ['xi', null, null, 'GB', 'XI', 'Northern Ireland'],
  ['UK', null, 'B1 1AA', 'GB', null, 'the United Kingdom'],
  ['Isle of Man', null, null, 'GB', null, 'the Isle of Man'],
  ['UK', null, 'JE2 3AB', 'JE', null, 'Jersey'],
  ['GB', null, 'GY1 1AA', 'GG', null, 'Guernsey'],
  ['GB', null, 'GX11 1AA', 'GI', null, 'Gibraltar'],
  ['Monaco', null, '98000', 'FR', null, 'Monaco'],
  ['France', null, '97400', 'FR', 'FR-974', 'Réunion'],
  ['Réunion', null, null, 'FR', 'FR-974', 'Réunion'],
  ['France', null, '97133', 'BL', null, 'Saint Barthélemy'],
  ['France', null, '98800', 'NC', null, 'New Caledonia'],
  ['France', null, '75001', 'FR', null, 'France'],
  ['Spain', null, '35001', 'ES', 'ES-CN', 'the Canary Islands'],
  ['España', 'Las Palmas', null, 'ES', 'ES-CN', 'the Canary Islands'],
  ['Canary Islands', null, null, 'ES', 'ES-CN', 'the Canary Islands'],
  ['Spain', null, '51001', 'ES', 'ES-CE', 'Ceuta'],
  ['Spain', null, '52001', 'ES', 'ES-ML', 'Melilla'],
  ['Spain', null, '08001', 'ES', null, 'Spain'],
  ['Finland', null, '22100', 'FI', 'FI-01', 'the Åland Islands'],
  ['Åland', null, null, 'FI', 'FI-01', 'the Åland Islands'],
  ['Germany', 'Helgoland', null, 'DE', 'DE-HEL', 'Heligoland'],
  ['Germany', null, '78266', 'DE', 'DE-BUE', 'Büsingen'],
  ['Italy', null, '23041', 'IT', 'IT-LIV', 'Livigno'],
  ['Italy', null, '22061', 'IT', 'IT-CAM', 'Campione d’Italia'],
  ['Greece', null, '630 86', 'GR', 'GR-69', 'Mount Athos'],
  ['Greece', null, '81100', 'GR', 'GR-ISL', 'the eastern Aegean islands'],
  ['Portugal', null, '9500-150', 'PT', 'PT-20', 'the Azores'],
  ['Portugal', 'Madeira', null, 'PT', 'PT-30', 'Madeira'],
  ['Denmark', null, '3900', 'GL', null, 'Greenland'],
  ['Australia', null, '2899', 'NF', null, 'Norfolk Island'],
  ['Australia', null, '6799', 'CC', null, 'the Cocos (Keeling) Islands'],
  ['Liechtenstein', null, null, 'CH', null, 'Liechtenstein'],
  ['Puerto Rico', null, null, 'US', 'US-PR', 'Puerto Rico'],
  ['USA', 'calif.', null, 'US', null, 'the United States of America'],
  ['USA', 'ca', null, 'US', 'US-CA', 'California'],
  ['USA', 'Washington, DC', null, 'US', 'US-DC', 'District of Columbia'],
  ['Canada', 'Québec', null, 'CA', 'CA-QC', 'Quebec'],
  ['Canada', 'CA', 'V6B 1A1', 'CA', 'CA-BC', 'British Columbia'],
  ['Canada', null, 'X0A 0A0', 'CA', null, 'Canada'],
])('%s, %s, %s is %s, %s', (...[country, region, postCode, code, part, name]) => {
  expect(at(country, region, postCode)).toMatchObject({ country: code, region: part, name });
});

test.each(['', 'Narnia', 'Channel Islands'])('“%s” is nowhere', (country) => expect(at(country)).toBeNull());

test('the post code counts for more than the region, and either tells the parts apart', () => {
  expect(at('Spain', 'Madrid', '35001')).toMatchObject({ region: 'ES-CN' });
  expect(at('Spain')).toMatchObject({ isExact: false });
  expect(at('Spain', 'Madrid')).toMatchObject({ isExact: true, region: null });
  expect(at('Spain', null, '28001')).toMatchObject({ isExact: true, region: null });
  expect(at('Isle of Man')).toMatchObject({ isExact: true });
});

test('a territory can be told in the settings: two letters, and up to three behind them', () => {
  for (const { code } of territories) expect(code).toMatch(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/);
});
