import { AccountCard } from '../shared/account/AccountCard.tsx';

/** The card on a contact and on a company: what this customer owes and pays (C3, C19, C20, C54). */
export const RecordCard = () => <AccountCard />;
