/** A person who signs in to Xero. */
export interface XeroUser {
  /** As the access token names them. */
  userId: string;
  email: string;
  firstName: string;
  lastName: string;
  /** Where they may let an app in. */
  organisationIds: string[];
}
