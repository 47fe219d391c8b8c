import { z } from 'zod';

const inputSchema = z
  .object({
    typeDefinition: z.object({ name: z.string() }),
    isRequired: z.boolean(),
  })
  .transform(({ typeDefinition, isRequired }) => ({ name: typeDefinition.name, isRequired }));
const outputSchema = z
  .object({ typeDefinition: z.object({ name: z.string() }) })
  .transform(({ typeDefinition }) => typeDefinition.name);

/** One file of `app/workflow-actions/`, as far as it says what happens when a workflow runs. */
export const workflowActionSchema = z
  .object({
    uid: z.string(),
    type: z.literal('workflow-action'),
    config: z.object({
      actionUrl: z.url({ protocol: /^https$/ }),
      isPublished: z.boolean(),
      objectTypes: z.array(z.string()),
      objectRequestOptions: z.object({ properties: z.array(z.string()) }).optional(),
      inputFields: z.array(inputSchema).default([]),
      outputFields: z.array(outputSchema).default([]),
    }),
  })
  .transform(({ uid, config: { objectRequestOptions, ...config } }) => ({
    uid,
    ...config,
    properties: objectRequestOptions?.properties ?? [],
  }));

/** An action of the app that a workflow can hold. */
export type WorkflowAction = z.output<typeof workflowActionSchema>;
