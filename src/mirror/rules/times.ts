/** Xero writes UTC without a zone, with up to three decimals of a second. */
export function timeOf(text: string): Date | null {
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
