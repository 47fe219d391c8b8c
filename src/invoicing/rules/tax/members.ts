const MEMBERS = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/** Whether a country is a member state of the EU. Source: https://europa.eu/european-union/about-eu/countries_en. */
export const isMember = (country: string): boolean => MEMBERS.includes(country);
