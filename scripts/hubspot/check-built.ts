import type { BuiltEntry } from './build-entry.ts';

/** A card is fetched whenever a record is opened. */
const largest = 200_000;
const sdkVersion = '0.17.0';

/** What is wrong with a built extension, in words. */
export function faultsOfBuilt(built: BuiltEntry): string[] {
  const { entry, size, packages, dataDeps } = built;
  const found = built.sdkVersion ?? 'none';
  return [
    ...(size > largest ? [`${entry}: ${size} bytes are more than the ${largest} that a card may weigh`] : []),
    ...(found === sdkVersion ? [] : [`${entry}: is built with version ${found} of the SDK, not ${sdkVersion}`]),
    ...packages.map((name) => `${entry}: carries the package ${name}; take its types only`),
    // Everything that a card shows comes from one call to our own service.
    ...(dataDeps === 0
      ? []
      : [`${entry}: has HubSpot fetch ${dataDeps} sets of CRM data before it opens, where none is expected`]),
  ];
}
