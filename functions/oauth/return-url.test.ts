import { returnUrlOf } from './return-url.ts';

const REAL = 'https://app.hubspot.com';
const DEMO = 'http://localhost:4000';

test.each([
  ['https://app.hubspot.com/oauth-bridge?x=1', REAL],
  ['https://app-eu1.hubspot.com/', REAL],
  ['https://app-na2.hubspot.com/connected-apps/1#installed', REAL],
  ['http://localhost:4000/connected-apps?installed=1', DEMO],
])('%s is HubSpot’s', (sent, appUrl) => {
  expect(returnUrlOf(sent, appUrl)?.href).toBe(sent);
});

test.each([
  ['https://evil.example/', REAL],
  ['https://app.hubspot.com.evil.example/', REAL],
  ['https://evil-app.hubspot.com/', REAL],
  ['https://app-eu1.evil.hubspot.com/', REAL],
  ['https://customer.app.hubspot.com/', REAL],
  ['https://share.hubspot.com/', REAL],
  ['https://hubspot.com/', REAL],
  ['https://app.hubspot.com@evil.example/', REAL],
  ['https://user:word@app.hubspot.com/', REAL],
  ['https://app.hubspot.com:8443/', REAL],
  ['http://app.hubspot.com/', REAL],
  ['//app.hubspot.com/', REAL],
  ['/connected-apps', REAL],
  ['https:\\\\evil.example\\app.hubspot.com', REAL],
  ['javascript:alert(1)//app.hubspot.com', REAL],
  ['', REAL],
  ['http://localhost:4000/', REAL],
  ['http://localhost:4001/', DEMO],
  ['https://localhost:4000/', DEMO],
  ['http://127.0.0.1:4000/', DEMO],
  ['http://localhost:4000.evil.example/', DEMO],
])('%s is not', (sent, appUrl) => {
  expect(returnUrlOf(sent, appUrl)).toBeNull();
});
