import type { Question } from '../facts.ts';
import { decide } from './decide.ts';

/** Whether the person may change how the portal is connected: the installer, or who is admin of every record. */
export const isAdmin = ({ person, rules }: Pick<Question, 'person' | 'rules'>): boolean =>
  decide({ person, rules, record: { ownerId: null, ownerTeamIds: [] } }) === 'admin';
