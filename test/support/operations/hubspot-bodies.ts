let made = 0;

/** Values that a new record of a type can have; no two alike. */
export const newValues = (type: string): Record<string, string> => {
  made += 1;
  const values: Record<string, Record<string, string>> = {
    contacts: { email: `new-${made}@conformance.example`, firstname: 'New' },
    companies: { name: `New ${made}` },
    deals: { dealname: `New ${made}`, dealstage: 'closedwon', amount: '12.5', closedate: '2026-11-20' },
    line_items: { name: `New ${made}`, price: '12.5', quantity: '2' },
    products: { name: `New ${made}`, price: '12.5' },
    quotes: { hs_title: `New ${made}`, hs_expiration_date: '2026-12-20', hs_status: 'APPROVED' },
    tasks: { hs_timestamp: '2026-11-21T09:00:00Z', hs_task_subject: `New ${made}`, hs_task_priority: 'HIGH' },
    notes: { hs_timestamp: '2026-11-21T09:00:00Z', hs_note_body: `New ${made}` },
  };
  return values[type] ?? {};
};
