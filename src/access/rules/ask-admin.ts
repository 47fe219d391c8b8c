/** The next step of whoever lacks a right. */
export const ASK_ADMIN = 'An admin of Tieout can allow it: Settings, People and rights.';
