import { useExtensionActions } from '@hubspot/ui-extensions';
import { useRef, useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import { useAsk } from '../../shared/service/use-ask.ts';

export type ChangeState = { at: 'rest' } | { at: 'running' } | { at: 'failed'; problem: Problem };

/** Looks again how everything stands. Tells what kept it from doing so. */
export type Look = () => Promise<Problem | null>;

export interface Change<T> {
  state: ChangeState;
  /** Asks for the change; null when it was refused. A second click while one runs does nothing. */
  run: (body: Record<string, unknown>, done?: string) => Promise<T | null>;
  /** Drops what was refused: the person goes on otherwise. */
  forget: () => void;
}

/**
 * One change of the settings, by one door. Whatever its outcome the page looks again: a refusal mostly says that things stand
 * otherwise than they were shown.
 * @param look left out where nothing changes by it
 */
export function useChange<T>(path: string, look?: Look): Change<T> {
  const ask = useAsk();
  const { addAlert } = useExtensionActions<'settings'>();
  const [state, setState] = useState<ChangeState>({ at: 'rest' });
  const isRunning = useRef(false);

  const run: Change<T>['run'] = async (body, done) => {
    if (isRunning.current) return null;
    isRunning.current = true;
    setState({ at: 'running' });
    const answer = await ask<T>(path, body);
    await look?.();
    isRunning.current = false;
    setState(answer.ok ? { at: 'rest' } : { at: 'failed', problem: answer.error });
    if (answer.ok && done !== undefined) addAlert({ type: 'success', message: done });
    return answer.ok ? answer.value : null;
  };
  return { state, run, forget: () => setState({ at: 'rest' }) };
}
