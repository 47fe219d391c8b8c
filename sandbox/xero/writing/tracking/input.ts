import { z } from 'zod';
import { guid, text, word } from '../fields.ts';

/** What is sent of a tracking category or of one of its options. The document's own examples write `name`. */
export const trackingInput = z
  .object({
    TrackingCategoryID: guid.optional(),
    TrackingOptionID: guid.optional(),
    Name: text.optional(),
    name: text.optional(),
    Status: word('ACTIVE', 'ARCHIVED', 'DELETED').optional(),
  })
  .transform(({ Name, name, ...rest }) => ({ ...rest, Name: (Name ?? name)?.trim() }));
export type TrackingInput = z.infer<typeof trackingInput>;

const LONGEST = 100;

/** What is wrong with the name of a category or an option. */
export const nameFaults = (name: string): string[] => {
  if (name === '') return ['Name must be specified'];
  return name.length > LONGEST ? [`Name must be ${LONGEST} characters or less.`] : [];
};

/** Names are compared without letter case. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
