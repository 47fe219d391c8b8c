import { trafficFolder } from './traffic-folder.ts';

// What the stand-ins of these tests see is judged afterwards by `npm run conformance`.
process.env['SANDBOX_RECORD_DIR'] = trafficFolder;
