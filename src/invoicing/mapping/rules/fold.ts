/**
 * A text as it is compared: without space around it and without letter case. Upper case comes between, because only there
 * `ß` and `SS`, `ς` and `σ` are the same.
 */
export const fold = (text: string): string => text.trim().normalize('NFC').toLowerCase().toUpperCase().toLowerCase();
