import { z } from 'zod';

const option = z.strictObject({
  value: z.string(),
  label: z.string(),
  displayOrder: z.int(),
  hidden: z.boolean(),
  description: z.string().optional(),
});

const fieldType = z.enum([
  'booleancheckbox',
  'calculation_equation',
  'checkbox',
  'date',
  'file',
  'html',
  'number',
  'phonenumber',
  'radio',
  'select',
  'text',
  'textarea',
]);

const type = z.enum(['bool', 'date', 'datetime', 'enumeration', 'number', 'string']);

const described = {
  description: z.string().optional(),
  displayOrder: z.int().optional(),
  formField: z.boolean().optional(),
  hidden: z.boolean().optional(),
  options: z.array(option).optional(),
};

/** `PropertyCreate` of HubSpot's OpenAPI document, without what the stand-in cannot do (formulas, sensitive data). */
export const propertyCreate = z.strictObject({
  name: z.string(),
  label: z.string().min(1),
  groupName: z.string(),
  type,
  fieldType,
  hasUniqueValue: z.boolean().optional(),
  ...described,
});
export type PropertyCreate = z.infer<typeof propertyCreate>;

/** `PropertyUpdate`. */
export const propertyUpdate = z.strictObject({
  label: z.string().min(1).optional(),
  groupName: z.string().optional(),
  type: type.optional(),
  fieldType: fieldType.optional(),
  ...described,
});

/** `PropertyGroupCreate`. */
export const groupCreate = z.strictObject({
  name: z.string(),
  label: z.string().min(1),
  displayOrder: z.int().optional(),
});

/** `PropertyGroupUpdate`. */
export const groupUpdate = z.strictObject({ label: z.string().min(1).optional(), displayOrder: z.int().optional() });

/** `BatchReadInputPropertyName`. */
export const propertyBatchRead = z.strictObject({
  archived: z.boolean(),
  dataSensitivity: z.enum(['highly_sensitive', 'non_sensitive', 'sensitive']),
  inputs: z
    .array(z.strictObject({ name: z.string() }))
    .min(1)
    .max(100),
});

/** Which controls show which type of value. */
const fieldTypes: Readonly<Record<z.infer<typeof type>, readonly string[]>> = {
  string: ['text', 'textarea', 'html', 'phonenumber', 'file'],
  number: ['number'],
  date: ['date'],
  datetime: ['date'],
  enumeration: ['select', 'radio', 'checkbox', 'booleancheckbox'],
  bool: ['booleancheckbox'],
};

/** What is wrong with a definition of the right shape; undefined when nothing is. */
export const definitionFault = (
  wanted: Pick<PropertyCreate, 'type' | 'fieldType' | 'options' | 'name'>,
): string | undefined => {
  const { name, options = [] } = wanted;
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(name)) {
    return `The name "${name}" must begin with a letter and have at most 100 lower case letters, digits and underscores`;
  }
  if (name.startsWith('hs_')) return `The name "${name}" is reserved: names of HubSpot's own begin with hs_`;
  if (!fieldTypes[wanted.type].includes(wanted.fieldType)) {
    return `The field type ${wanted.fieldType} does not fit the type ${wanted.type}`;
  }
  if (wanted.type === 'enumeration' && options.length === 0) return `The enumeration "${name}" needs options`;
  const values = options.map(({ value }) => value);
  return new Set(values).size < values.length ? `The options of "${name}" must have different values` : undefined;
};
