/** One extension: where its code starts, and the file in app/ that HubSpot's metadata names. Paths from the project's root. */
export interface ExtensionEntry {
  source: string;
  built: string;
}

/** Every extension that HubSpot is given; the metadata in app/ must name these and no others. */
export const extensionEntries: readonly ExtensionEntry[] = [
  { source: 'extensions/record-card/entry.tsx', built: 'app/cards/RecordCard.js' },
  { source: 'extensions/deal-card/entry.tsx', built: 'app/cards/DealCard.js' },
  { source: 'extensions/settings/entry.tsx', built: 'app/settings/SettingsPage.js' },
  { source: 'extensions/pages/entry.tsx', built: 'app/pages/Pages.js' },
  { source: 'extensions/bulk-action/entry.tsx', built: 'app/actions/BulkCreate.js' },
];
