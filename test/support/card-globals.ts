// The cards' SDK reads `self`, as in the Web Worker that HubSpot runs them in.
Object.assign(globalThis, { self: globalThis });
