import type { Conflict } from '../lib/failure.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { WriteBackUnit } from './ports.ts';
import { startWriteBack } from './write-back.ts';
import type { WriteBackSetting } from './facts.ts';

interface Wanted extends Omit<WriteBackSetting, 'version'> {
  userId: string;
  userEmail: string;
  at: Date;
}

/** Sets what is written to HubSpot and has every record looked at; a conflict when somebody else sets it at that very moment. */
export async function setWriteBack(
  unit: Pick<WriteBackUnit, 'writeBack' | 'queue'>,
  wanted: Wanted,
): Promise<Result<'set', Conflict>> {
  const { version } = await unit.writeBack.setting();
  const saved = await unit.writeBack.saveSetting({ ...wanted, version: version + 1 });
  if (!saved) return err({ code: 'conflict', message: 'Somebody else has just set this. Nothing of yours was saved.' });
  await startWriteBack(unit);
  return ok('set');
}
