import type { Right } from './rules/right.ts';

/** Which records a rule reaches: those the person owns, those of the person's teams as well, or every record. */
export type Scope = 'own' | 'team' | 'all';

/** What an admin has said about one user or one team. */
export interface AccessRule {
  subjectKind: 'user' | 'team';
  subjectId: string;
  right: Right;
  scope: Scope;
}

/** Who asks: the signed user id, and what the CRM itself says of that user. Nothing of it comes from the card. */
export interface Person {
  userId: string;
  isInstaller: boolean;
  /** The owners that the user is; none: the CRM does not know the user as an owner. */
  ownerIds: string[];
  teamIds: string[];
}

/** Whose the record is. */
export interface OwnedRecord {
  ownerId: string | null;
  ownerTeamIds: string[];
}

/** What is to be decided. */
export interface Question {
  person: Person;
  record: OwnedRecord;
  rules: readonly AccessRule[];
}
