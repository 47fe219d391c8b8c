import { hubspot } from '@hubspot/ui-extensions';
import { RecordCard } from './RecordCard.tsx';

hubspot.extend<'crm.record.tab'>(() => <RecordCard />);
