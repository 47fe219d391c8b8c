import { hubspot } from '@hubspot/ui-extensions';
import { BulkCreate } from './BulkCreate.tsx';

hubspot.extend<'crm.bulkActions'>(() => <BulkCreate />);
