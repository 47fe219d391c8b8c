/** The secrets of the suite. `npm test` fails when one of them stands in anything that the suite puts out. */
export const testSecrets = {
  'the client secret of HubSpot': 'test-hubspot-secret-5f2c1e9ab7',
  'the client secret of Xero': 'test-xero-secret-90d4e3f8c1',
  'the webhook key of Xero': 'test-webhook-key-3a7b51d0c6',
  'the encryption key': 'dGllb3V0LXRlc3Qta2V5LTMyLWJ5dGVzLWxvbmchISE=',
};
