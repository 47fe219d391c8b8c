import type { Router } from 'express';
import { z } from 'zod';
import { checked } from '../../kit/checked.ts';
import type { Portal } from '../api.ts';
import type { AccountLimits } from '../limits.ts';
import { findObjectType } from '../object-types.ts';

const rulesSchema = z.strictObject({ objectType: z.string(), requiredProperties: z.array(z.string()) });
const limitsSchema = z.strictObject({
  perTenSeconds: z.int().positive().optional(),
  searchesPerSecond: z.int().positive().optional(),
});

/**
 * `POST /__sandbox/validation-rules {objectType, requiredProperties}`: what an administrator demands of every record of
 * a kind from now on, in place of what was demanded before.
 * `POST /__sandbox/limits {perTenSeconds, searchesPerSecond}`: other limits for the account; answers what they are.
 */
export const addRuleRoutes = (
  control: Router,
  { portal: { state }, limits }: { portal: Portal; limits: AccountLimits },
): void => {
  control.post(
    '/validation-rules',
    checked(rulesSchema, ({ objectType, requiredProperties }, response) => {
      const type = findObjectType(objectType);
      const known = type === undefined ? [] : state.properties[type.name].map(({ name }) => name);
      const strange = requiredProperties.filter((name) => !known.includes(name));
      if (type === undefined || strange.length > 0) {
        response.status(400).json({ message: `${objectType} has no property ${strange.join(', ')}` });
        return;
      }
      state.validationRules[type.name] = requiredProperties;
      response.json({ objectType: type.name, requiredProperties });
    }),
  );
  control.post(
    '/limits',
    checked(limitsSchema, (wanted, response) => {
      const { general, search } = limits;
      general.max = wanted.perTenSeconds ?? general.max;
      search.max = wanted.searchesPerSecond ?? search.max;
      response.json({ perTenSeconds: general.max, searchesPerSecond: search.max });
    }),
  );
};
