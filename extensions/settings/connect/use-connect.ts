import { useExtensionActions } from '@hubspot/ui-extensions';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../src/contract/envelope.ts';
import type { ConnectAnswer, ConnectionSettings } from '../../../src/contract/settings.ts';
import { sleep } from '../../shared/service/sleep.ts';
import { useAsk } from '../../shared/service/use-ask.ts';
import { useTurn } from '../../shared/service/use-turn.ts';
import type { Look } from '../service/use-change.ts';

/** Milliseconds between looks while the person is in the other window: for five minutes, as long as the link is good. */
const every = 3_000;
const looks = 100;

/** The panel from which somebody goes to Xero: an organisation's, or `null` for another one. */
type Subject = string | null;

/** How far the person is on the way to Xero and back. */
export type Connecting =
  | { at: 'rest' }
  | ({ subject: Subject } & (
      | { at: 'asking' }
      /** A card can open no window: the person follows a link. */
      | { at: 'offered'; url: string }
      | { at: 'waiting' }
      | { at: 'given_up' }
      | { at: 'failed'; problem: Problem }
    ));

export interface Connect {
  connecting: Connecting;
  /** Asks for a link; one that was offered before is dropped. */
  begin: (subject: Subject) => void;
  /** The person has followed the link. */
  follow: () => void;
  cancel: () => void;
}

/**
 * The way to Xero: a link good once and for five minutes, then a look every three seconds until a connection is there that
 * was not (C2, C87, C88).
 */
export function useConnect(connections: ConnectionSettings[], look: Look): Connect {
  const ask = useAsk();
  const [connecting, setConnecting] = useState<Connecting>({ at: 'rest' });
  const before = useRef<readonly string[]>([]);
  const turn = useTurn('connect');

  const watch = async (subject: Subject): Promise<void> => {
    const isCurrent = turn();
    for (let round = 0; round < looks; round += 1) {
      await sleep(every);
      if (!isCurrent()) return;
      await look();
    }
    if (isCurrent()) setConnecting({ at: 'given_up', subject });
  };
  const begin = async (subject: Subject): Promise<void> => {
    const isCurrent = turn();
    before.current = standing(connections);
    setConnecting({ at: 'asking', subject });
    const answer = await ask<ConnectAnswer>('/settings/xero/connect', {});
    if (!isCurrent()) return;
    if (answer.ok) {
      setConnecting({ at: 'offered', subject, url: answer.value.url });
      void watch(subject);
    } else setConnecting({ at: 'failed', subject, problem: answer.error });
  };
  const follow = (): void => {
    if (connecting.at !== 'offered') return;
    setConnecting({ at: 'waiting', subject: connecting.subject });
    void watch(connecting.subject);
  };
  const cancel = (): void => {
    turn();
    setConnecting({ at: 'rest' });
  };
  const isOut = connecting.at === 'offered' || connecting.at === 'waiting' || connecting.at === 'given_up';
  const isBack = isOut && standing(connections).some((one) => !before.current.includes(one));
  useTold(isBack, cancel);
  return { connecting, begin: (subject) => void begin(subject), follow, cancel };
}

/** Tells the person, once, that Xero is connected. */
function useTold(isBack: boolean, end: () => void): void {
  const { addAlert } = useExtensionActions<'settings'>();
  const latest = useRef(end);
  useEffect(() => {
    latest.current = end;
  });
  useEffect(() => {
    if (!isBack) return;
    latest.current();
    addAlert({ type: 'success', title: 'Xero is connected', message: 'Reading begins at once.' });
  }, [isBack, addAlert]);
}

/** What tells a connection made anew from the one that was there before. */
const standing = (connections: ConnectionSettings[]): string[] =>
  connections
    .filter(({ state }) => state === 'connected')
    .map(({ tenantId, connectedAt, permissions }) => [tenantId, connectedAt, ...permissions.missing].join('|'));
