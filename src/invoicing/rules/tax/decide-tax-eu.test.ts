import { testRows } from './testing/tax-row.ts';

const DIRECTIVE = 'https://eur-lex.europa.eu/eli/dir/2006/112/oj';
const PROOF = 'https://eur-lex.europa.eu/eli/reg_impl/2011/282/oj';
const OSS = 'https://vat-one-stop-shop.ec.europa.eu/index_en';
const AREA = 'https://taxation-customs.ec.europa.eu/territorial-status-eu-countries-and-certain-territories_en';
const IE =
  'https://www.revenue.ie/en/vat/vat-on-services/when-is-vat-charged-on-services/vat-obligations-of-Irish-traders-supplying-services-to-business-customers-abroad.aspx';
const NI = 'https://www.gov.uk/vat-registration/selling-or-moving-goods-in-northern-ireland';
const ES =
  'https://sede.agenciatributaria.gob.es/Sede/en_gb/ayuda/manuales-videos-folletos/manuales-practicos/manual-iva-2022/capitulo-02-introduccion/territorio-que-se-aplica-impuesto.html';
const FI = 'https://tulli.fi/en/businesses/aland-businesses';
const PT = 'https://europa.eu/youreurope/business/taxation/vat/vat-rules-rates/index_en.htm';
const GR = 'https://regfollower.com/?p=76924';

const DE = 'DE136695976';
const FR = 'FR40303265045';

describe('the organisation is in the EU, and the customer', () => {
  testRows([
    ['is at home', 'IE', { in: 'Ireland' }, 'standard', DIRECTIVE],
    ['is at home with a number', 'DE', { in: 'Germany', number: DE, supply: 'goods' }, 'standard', DIRECTIVE],
    ['is at home and private', 'FR', { in: 'France', kind: 'private' }, 'standard', DIRECTIVE],
    ['is in Monaco, which is France', 'FR', { in: 'Monaco', kind: 'private', supply: 'goods' }, 'standard', AREA],
    ['is a business next door: services', 'IE', { in: 'DE', number: DE }, 'reverse_charge', IE],
    ['is a business next door: goods', 'DE', { in: 'FR', number: FR, supply: 'goods' }, 'zero', DIRECTIVE],
    ['is next door, goods or services', 'DE', { in: 'FR', number: FR, supply: 'unknown' }, 'asks supply', DIRECTIVE],
    ['has no number: services', 'IE', { in: 'DE' }, 'asks tax_number', PROOF],
    ['has no number: goods', 'IE', { in: 'DE', supply: 'goods' }, 'asks tax_number', DIRECTIVE],
    ['has no number, whatever is sold', 'IE', { in: 'DE', supply: 'unknown' }, 'asks tax_number', PROOF],
    [
      'has a number of the wrong form: goods',
      'IE',
      { in: 'DE', number: 'DE1', supply: 'goods' },
      'asks tax_number',
      PROOF,
    ],
    ['is not known to be a business: goods', 'IE', { in: 'DE', kind: 'unknown', supply: 'goods' }, 'asks kind', PROOF],
    ['is private next door: services', 'IE', { in: 'DE', kind: 'private' }, 'asks nexus', OSS],
    ['is private next door: goods', 'IE', { in: 'DE', kind: 'private', supply: 'goods' }, 'asks nexus', OSS],
    ['is private where it is registered', 'IE', { in: 'DE', kind: 'private', registered: ['de'] }, 'AT de', OSS],
    [
      'is a business where it is registered',
      'IE',
      { in: 'DE', number: DE, registered: ['DE'] },
      'reverse_charge',
      DIRECTIVE,
    ],
    [
      'is where it may have stock',
      'IE',
      { in: 'DE', number: DE, supply: 'goods', registered: ['DE'] },
      'asks supply',
      DIRECTIVE,
    ],
    ['is unknown where it is registered', 'IE', { in: 'DE', kind: 'unknown', registered: ['DE'] }, 'asks kind', OSS],
    [
      'is private in Greece, registered as EL',
      'IE',
      { in: 'Greece', kind: 'private', registered: ['EL'] },
      'AT EL',
      OSS,
    ],
    ['is a business in Great Britain: services', 'IE', { in: 'UK' }, 'out_of_scope', IE],
    ['is private in Great Britain: services', 'IE', { in: 'UK', kind: 'private' }, 'asks supply', DIRECTIVE],
    ['is in Great Britain: goods', 'IE', { in: 'UK', post: 'SW1A 1AA', supply: 'goods' }, 'export', NI],
    ['is in the UK, who knows where: goods', 'IE', { in: 'UK', supply: 'goods' }, 'asks country', NI],
    [
      'is in Northern Ireland: goods',
      'IE',
      { in: 'UK', post: 'BT15GS', number: 'XI980780684', supply: 'goods' },
      'zero',
      NI,
    ],
    [
      'is there with a GB number: goods',
      'IE',
      { in: 'XI', number: 'GB980780684', supply: 'goods' },
      'asks tax_number',
      NI,
    ],
    ['is private there: goods', 'IE', { in: 'UK', post: 'BT1', kind: 'private', supply: 'goods' }, 'asks nexus', NI],
    ['is a business in Northern Ireland: services', 'IE', { in: 'UK', post: 'BT1 5GS' }, 'out_of_scope', NI],
    ['is a business in Norway: services', 'DE', { in: 'Norge' }, 'out_of_scope', DIRECTIVE],
    ['is in Switzerland: goods', 'DE', { in: 'Schweiz', kind: 'private', supply: 'goods' }, 'export', DIRECTIVE],
    ['is in San Marino: goods', 'IT', { in: 'San Marino', supply: 'goods' }, 'export', AREA],
    ['is on Greenland by its post code', 'DE', { in: 'Denmark', post: '3900', supply: 'goods' }, 'export', AREA],
    ['is on the Canary Islands: services', 'DE', { in: 'ES', post: '38001' }, 'out_of_scope', AREA],
    ['is on the Canary Islands: goods', 'ES', { in: 'ES', post: '35001', supply: 'goods' }, 'export', ES],
    ['is on the Canary Islands: services at home', 'ES', { in: 'ES', region: 'Las Palmas' }, 'asks nexus', ES],
    ['is there, registered', 'ES', { in: 'ES', post: '35001', registered: ['ES-CN'] }, 'AT ES-CN', ES],
    ['is on the mainland of Spain', 'ES', { in: 'ES', post: '28001' }, 'standard', ES],
    ['is in Ceuta: goods', 'FR', { in: 'Ceuta', supply: 'goods' }, 'export', AREA],
    ['is on Åland: goods', 'SE', { in: 'Finland', post: '22100', supply: 'goods' }, 'export', FI],
    ['is on Åland, private, at home', 'FI', { in: 'AX', kind: 'private', supply: 'goods' }, 'asks nexus', FI],
    ['is on Heligoland: goods', 'NL', { in: 'Germany', post: '27498', supply: 'goods' }, 'export', AREA],
    ['is in Büsingen: services', 'DE', { in: 'DE', post: '78266' }, 'asks nexus', AREA],
    ['is in Livigno: goods', 'AT', { in: 'Italy', post: '23041', supply: 'goods' }, 'export', AREA],
    ['is in Campione: services', 'DE', { in: 'Italia', post: '22061' }, 'out_of_scope', AREA],
    ['is on Mount Athos: goods', 'CY', { in: 'Greece', post: '63086', supply: 'goods' }, 'export', AREA],
    ['is on Réunion: goods', 'FR', { in: 'France', post: '97400', supply: 'goods' }, 'export', AREA],
    ['is on Guadeloupe: services', 'FR', { in: 'Guadeloupe' }, 'asks nexus', AREA],
    ['is on the Azores', 'PT', { in: 'Portugal', post: '9500-150' }, 'asks nexus', PT],
    ['is on Madeira, registered', 'PT', { in: 'Portugal', post: '9000-082', registered: ['PT-30'] }, 'AT PT-30', PT],
    ['is in Portugal, who knows where', 'PT', { in: 'Portugal' }, 'asks country', PT],
    [
      'is on the Azores: services from elsewhere',
      'ES',
      { in: 'PT', post: '9500', number: 'PT501964843' },
      'reverse_charge',
      DIRECTIVE,
    ],
    ['is on Lesbos, at home', 'GR', { in: 'Greece', post: '81100' }, 'asks nexus', GR],
    ['is at home, the books show no number', 'DE', { in: 'DE', bare: true }, 'asks nexus', DIRECTIVE],
  ]);
});
