import type { Log } from '../../src/lib/log.ts';
import { erasePortals, type EraseDeps } from '../../src/tenancy/leaving/erase-portals.ts';
import { readJournal, type JournalDeps } from '../../src/tenancy/leaving/read-journal.ts';

/** Reads what HubSpot tells of installs and uninstalls; every five minutes and when work begins. */
export async function readLifecycle({ log, ...deps }: JournalDeps & { log: Log }): Promise<void> {
  await readJournal(deps).then(
    (read) => {
      if (!read.ok) log.warn({ failure: read.error }, 'could not read the journal of HubSpot');
      else log.info(read.value, 'read the journal of HubSpot');
    },
    (error: unknown) => log.error({ err: error }, 'could not deal with the journal of HubSpot'),
  );
}

/** Deletes what nobody may keep any longer; each hour and when work begins. */
export async function eraseDue({ log, ...deps }: Omit<EraseDeps, 'broken'> & { log: Log }): Promise<void> {
  const broken: EraseDeps['broken'] = (error, portalId) => log.error({ err: error, portalId }, 'could not erase');
  await erasePortals({ ...deps, broken }).then(
    (erased) => log.info(erased, 'erased what was due'),
    (error: unknown) => log.error({ err: error }, 'could not erase what is due'),
  );
}
