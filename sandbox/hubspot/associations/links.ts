import type { Association, CrmObjectType } from '../../seed/world.ts';
import { associationTypes, type AssociationType } from './types.ts';

/** The other end of an association, and of which types it is. */
export interface Link {
  id: string;
  typeIds: number[];
}

/** Every association from both of its ends, keyed `deals/17/companies`. Plain data, kept in the state. */
export type Links = Record<string, Link[]>;

/** One end of an association, and the kind of record looked for at the other. */
export interface LinkQuery {
  from: CrmObjectType;
  id: string;
  to: CrmObjectType;
}

const keyOf = ({ from, id, to }: LinkQuery): string => `${from}/${id}/${to}`;

/** A primary association is always a plain one too: HubSpot answers both types. */
const complete = (typeIds: readonly number[], known: readonly AssociationType[]): number[] => {
  const plain = known.find(({ label }) => label === null);
  return plain === undefined || typeIds.includes(plain.typeId) ? [...typeIds] : [...typeIds, plain.typeId];
};

/** The same association from its other end. A type id that does not belong to its pair of records throws. */
export const inverted = ({ from, to, typeIds }: Association): Association => {
  const known = associationTypes(from.objectType, to.objectType);
  const inverse = typeIds.map((typeId) => {
    const type = known.find((one) => one.typeId === typeId);
    if (type === undefined) {
      throw new Error(`Association type ${typeId} does not lead from ${from.objectType} to ${to.objectType}`);
    }
    return type.inverse;
  });
  return { from: to, to: from, typeIds: inverse };
};

const add = (links: Links, { from, to, typeIds }: Association): void => {
  const ids = complete(typeIds, associationTypes(from.objectType, to.objectType));
  const list = (links[keyOf({ from: from.objectType, id: from.id, to: to.objectType })] ??= []);
  const present = list.find(({ id }) => id === to.id);
  if (present === undefined) list.push({ id: to.id, typeIds: ids });
  else present.typeIds = [...new Set([...present.typeIds, ...ids])];
};

/** Adds an association from both ends. */
export const putLink = (links: Links, association: Association): void => {
  const inverse = inverted(association);
  add(links, association);
  add(links, inverse);
};

const take = (links: Links, { from, to, typeIds }: Association): void => {
  const key = keyOf({ from: from.objectType, id: from.id, to: to.objectType });
  links[key] = (links[key] ?? []).flatMap((link) => {
    const left = link.typeIds.filter((typeId) => link.id !== to.id || !typeIds.includes(typeId));
    return left.length === 0 ? [] : [{ ...link, typeIds: left }];
  });
};

/** Takes types of an association away from both ends; without a type left there is no association. */
export const removeLink = (links: Links, association: Association): void => {
  take(links, association);
  take(links, inverted(association));
};

/** Indexes associations from both ends. */
export const indexAssociations = (associations: readonly Association[]): Links => {
  const links: Links = {};
  for (const association of associations) putLink(links, association);
  return links;
};

/** The records of one kind that a record is associated with. */
export const linksOf = (links: Links, query: LinkQuery): readonly Link[] => links[keyOf(query)] ?? [];
