import type { CrmProperties } from '../../../src/billing-settings/facts.ts';
import { COMPANY, DEAL } from '../../../src/customers/facts.ts';
import type { SettingsDeps } from '../../runtime/settings-deps.ts';

const LINE_ITEM = '0-8';

/** Which properties HubSpot's records have; null where it does not answer: the settings stay usable without it. */
export async function propertiesOf(
  { readProperties }: Pick<SettingsDeps, 'readProperties'>,
  portalId: string,
): Promise<CrmProperties | null> {
  const read = (objectTypeId: string) => readProperties({ portalId, objectTypeId });
  const [deal, line, company] = await Promise.all([read(DEAL), read(LINE_ITEM), read(COMPANY)]);
  if (!deal.ok || !line.ok || !company.ok) return null;
  return { deal: deal.value, line: line.value, company: company.value };
}
