import { countryOf, countryWords } from './country-of.ts';

test.each([
  ['GB', 'GB'],
  [' gbr ', 'GB'],
  ['UK', 'GB'],
  ['U.K.', 'GB'],
  ['United Kingdom', 'GB'],
  ['Great Britain', 'GB'],
  ['Scotland', 'GB'],
  ['Northern Ireland', 'GB'],
  ['XI', 'GB'],
  ['Vereinigtes Königreich', 'GB'],
  ['Ireland', 'IE'],
  ['Éire', 'IE'],
  ['Deutschland', 'DE'],
  ['deutschland', 'DE'],
  ['DEU', 'DE'],
  ['Alemania', 'DE'],
  ['EL', 'GR'],
  ['Ελλάδα', 'GR'],
  ['The Netherlands', 'NL'],
  ['Holland', 'NL'],
  ['España', 'ES'],
  ['Espana', 'ES'],
  ['Österreich', 'AT'],
  ['Suisse', 'CH'],
  ['Czechia', 'CZ'],
  ['Türkiye', 'TR'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['United States', 'US'],
  ['日本', 'JP'],
  ['Côte d’Ivoire', 'CI'],
  ['St. Lucia', 'LC'],
  ['Isle of Man', 'IM'],
  ['Jersey', 'JE'],
  ['Sark', 'GG'],
  ['Monaco', 'MC'],
  ['Åland Islands', 'AX'],
  ['Georgia', 'GE'],
  ['Niger', 'NE'],
  ['South Korea', 'KR'],
])('%s is %s', (text, code) => expect(countryOf(text)).toBe(code));

test.each(['', '  ', 'Narnia', 'EU', 'ZZ', 'Congo', 'Korea', 'Channel Islands', '12'])(
  '“%s” is no one country',
  (text) => {
    expect(countryOf(text)).toBeNull();
  },
);

test.each([
  ['DE', 'Germany'],
  ['GB', 'the United Kingdom'],
  ['NL', 'the Netherlands'],
  ['CK', 'the Cook Islands'],
])('%s is %s in a sentence', (code, words) => expect(countryWords(code)).toBe(words));
