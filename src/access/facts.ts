import type { Right } from './rules/right.ts';

/** Which records a rule reaches: those the person owns, those of the person's teams as well, or every record. */
export type Scope = 'own' | 'team' | 'all';

/** Whom a rule is about. */
export interface RuleSubject {
  subjectKind: 'user' | 'team';
  subjectId: string;
}

/** What an admin has said about one user or one team. */
export interface AccessRule extends RuleSubject {
  right: Right;
  scope: Scope;
}

/** All that is said about one user or one team; null: nothing is, and the next wider word counts. */
export type Said = Record<Scope, Right | null>;

/** Who asks: the signed user id, and what the CRM itself says of that user. Nothing of it comes from the card. */
export interface Person {
  userId: string;
  isInstaller: boolean;
  /** The owners that the user is; none: the CRM does not know the user as an owner. */
  ownerIds: string[];
  teamIds: string[];
}

/** A person by the name that HubSpot has. */
export interface ListedPerson extends Person {
  name: string;
  email: string | null;
}

/** A team of HubSpot's that somebody is in. */
export interface Team {
  id: string;
  name: string;
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

/** What made a right what it is; of several teams that say the same it is the first. */
export type Reason = { by: 'install' } | { by: 'user' } | { by: 'team'; teamId: string } | { by: 'default' };
