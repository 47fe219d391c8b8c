import { hubspot } from '@hubspot/ui-extensions';
import { Pages } from './Pages.tsx';

hubspot.extend<'pages'>(() => <Pages />);
