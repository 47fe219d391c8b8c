/**
 * A part of a country that is taxed in another way than the rest of it. `outside`: it is not in the EU's VAT area.
 * `own_rates`: it is, and has rates of its own. `goods_only`: it is in the EU's VAT area for goods alone.
 */
export interface Territory {
  /** As registrations name it; ISO 3166-2 where that has a code for it. */
  code: string;
  country: string;
  name: string;
  standing: 'outside' | 'own_rates' | 'goods_only';
  postCode: RegExp;
  /** The code of ISO 3166-1 that stands for it; null: it has none. */
  iso: string | null;
  /** Other ways to say it, as plain names. */
  also: string[];
}

type Part = [code: string, name: string, postCode: RegExp, iso: string | null, also: string];

const parts = (country: string, standing: Territory['standing'], rows: Part[]): Territory[] =>
  rows.map(([code, name, postCode, iso, also]) => ({
    code,
    country,
    name,
    standing,
    postCode,
    iso,
    also: also.split(', '),
  }));

/**
 * Source: https://taxation-customs.ec.europa.eu/territorial-status-eu-countries-and-certain-territories_en, and for the rates
 * of Portugal's and Greece's islands docs/tax.md.
 */
export const territories: readonly Territory[] = [
  ...parts('GB', 'goods_only', [['XI', 'Northern Ireland', /^BT\d/, null, 'n ireland, gb nir']]),
  ...parts('ES', 'outside', [
    ['ES-CN', 'the Canary Islands', /^(35|38)\d{3}$/, 'IC', 'islas canarias, canarias, las palmas, tenerife'],
    ['ES-CE', 'Ceuta', /^51\d{3}$/, null, 'ceuta'],
    ['ES-ML', 'Melilla', /^52\d{3}$/, null, 'melilla'],
  ]),
  ...parts('FI', 'outside', [['FI-01', 'the Åland Islands', /^22\d{3}$/, 'AX', 'aland, ahvenanmaa']]),
  ...parts('DE', 'outside', [
    ['DE-HEL', 'Heligoland', /^27498$/, null, 'helgoland'],
    ['DE-BUE', 'Büsingen', /^78266$/, null, 'busingen am hochrhein, buesingen'],
  ]),
  ...parts('IT', 'outside', [
    ['IT-LIV', 'Livigno', /^23041$/, null, 'livigno'],
    ['IT-CAM', 'Campione d’Italia', /^22061$/, null, 'campione'],
  ]),
  ...parts('GR', 'outside', [['GR-69', 'Mount Athos', /^6308[67]$/, null, 'agion oros, athos']]),
  ...parts('FR', 'outside', [
    ['FR-971', 'Guadeloupe', /^971(?!33|50)\d\d$/, 'GP', 'guadeloupe'],
    ['FR-972', 'Martinique', /^972\d\d$/, 'MQ', 'martinique'],
    ['FR-973', 'French Guiana', /^973\d\d$/, 'GF', 'guyane'],
    ['FR-974', 'Réunion', /^974\d\d$/, 'RE', 'la reunion'],
    ['FR-976', 'Mayotte', /^976\d\d$/, 'YT', 'mayotte'],
  ]),
  ...parts('PT', 'own_rates', [
    ['PT-20', 'the Azores', /^9[5-9]\d\d/, null, 'acores, ilha dos acores'],
    ['PT-30', 'Madeira', /^9[0-4]\d\d/, null, 'ilha da madeira'],
  ]),
  ...parts('GR', 'own_rates', [
    ['GR-ISL', 'the eastern Aegean islands', /^(8[1235]\d{3}|68002)$/, null, 'north aegean, south aegean, dodecanese'],
  ]),
];

/** Countries of their own whose post codes people give beside the name of a greater one. */
export const ownCountries: readonly { beside: string; postCode: RegExp; country: string }[] = [
  { beside: 'GB', postCode: /^JE\d/, country: 'JE' },
  { beside: 'GB', postCode: /^GY\d/, country: 'GG' },
  { beside: 'GB', postCode: /^GX11/, country: 'GI' },
  { beside: 'DK', postCode: /^39\d\d$/, country: 'GL' },
  { beside: 'FR', postCode: /^97133$/, country: 'BL' },
  { beside: 'FR', postCode: /^97150$/, country: 'MF' },
  { beside: 'FR', postCode: /^975\d\d$/, country: 'PM' },
  { beside: 'FR', postCode: /^986\d\d$/, country: 'WF' },
  { beside: 'FR', postCode: /^987\d\d$/, country: 'PF' },
  { beside: 'FR', postCode: /^988\d\d$/, country: 'NC' },
  { beside: 'AU', postCode: /^2899$/, country: 'NF' },
  { beside: 'AU', postCode: /^6798$/, country: 'CX' },
  { beside: 'AU', postCode: /^6799$/, country: 'CC' },
];

/** ISO 3166-1 codes of what is part of another country for tax. */
export const partOf: Readonly<Record<string, string>> = {
  IM: 'GB',
  MC: 'FR',
  LI: 'CH',
  PR: 'US',
  VI: 'US',
  GU: 'US',
  AS: 'US',
  MP: 'US',
};
