/** The row of an intent to bill deal 6 whose answer was lost, so that it may have made the invoice that bears its mark. */
export const unclearIntent = (portalId: string, intentId: string) => ({
  ...{ portal_id: portalId, intent_id: intentId, tenant_id: `tenant-of-${portalId}` },
  ...({ kind: 'create_invoice', subject: 'deal:6:whole', state: 'unclear' } as const),
  ...{ request: '', preview: null, preview_hash: null, waits_for: null, first_sent_at: null, looked_at: null },
  ...{ lease_owner: null, lease_until: null, due_at: new Date(0), document_id: null, document_number: null },
  ...{ failure: null, difference: null, words: null, created_by: '7', created_by_email: null },
  ...{ created_at: new Date(0), settled_at: null },
});
