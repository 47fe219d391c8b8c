import { useState } from 'react';
import type { SettingsOverview } from '../../src/contract/settings.ts';
import { useAnswer } from '../shared/service/use-answer.ts';
import { Failed } from '../shared/states/Failed.tsx';
import { Loading } from '../shared/states/Loading.tsx';
import { AdminView } from './AdminView.tsx';
import { Uninstalled } from './data/Uninstalled.tsx';
import { MemberView } from './MemberView.tsx';

/** The settings of the app, under Connected apps. One call answers the whole page (C61, C66, C67, C87, C88). */
export const SettingsPage = () => {
  const { state, reload, look } = useAnswer<SettingsOverview>('/settings/overview');
  const [eraseAfter, setEraseAfter] = useState<string | null>(null);
  if (eraseAfter !== null) return <Uninstalled eraseAfter={eraseAfter} />;
  if (state.status === 'loading') return <Loading label="Opening the settings" />;
  if (state.status === 'failed') return <Failed problem={state.problem} onRetry={reload} />;
  const overview = state.value;
  if (overview.role === 'member') return <MemberView overview={overview} />;
  return <AdminView settings={overview} look={look} onUninstalled={setEraseAfter} />;
};
