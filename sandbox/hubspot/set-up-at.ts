/** When owners, pipelines and properties were made: before everything else in the portal. ISO 8601. */
export const SET_UP_AT = '2020-01-06T09:00:00.000Z';
