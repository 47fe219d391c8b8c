/**
 * The one arrow of the house: app (built) from extensions → contract; functions → rooms → lib. Each rule is one sentence of
 * docs/decisions/0006-rooms.md; scripts/arrows.test.ts plants a forbidden import for each and sees it refused.
 */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

/** Capability rooms; each sees those before it, never those after it. */
const rooms = [
  'mirror',
  'customers',
  'receivables',
  'schedules',
  'billing-settings',
  'approvals',
  'invoicing',
  'unbilled',
  'bulk',
  'insight',
  'automation',
];
const shared = ['tenancy', 'access', 'issues'];
const anyRoom = [...rooms, ...shared].join('|');
const tests = '(\\.test\\.tsx?$|/testing/)';

const leftwards = rooms
  .slice(0, -1)
  .map((room, index) =>
    rule(
      `${room}-sees-no-room-to-its-right`,
      { path: `^src/${room}/`, pathNot: tests },
      { path: `^src/(${rooms.slice(index + 1).join('|')})/` },
    ),
  );

export default {
  forbidden: [
    rule('no-circles', {}, { circular: true }),
    rule(
      'lib-knows-nothing-of-us',
      { path: '^src/lib/' },
      { path: '^(src/(?!lib/)|functions|extensions|app|sandbox|scripts|test|bench)' },
    ),
    rule('contract-imports-zod-only', { path: '^src/contract/' }, { pathNot: '^(src/contract/|node_modules/zod/)' }),
    rule('contract-is-for-cards-and-doors', { path: '^src/(?!contract/)' }, { path: '^src/contract/' }),
    rule(
      'cards-see-the-contract-only',
      { path: '^extensions/' },
      { path: '^(src/(?!contract/)|functions|app|sandbox|scripts|test|bench)' },
    ),
    rule(
      'cards-take-types-of-the-contract',
      { path: '^extensions/' },
      { path: '^src/contract/', dependencyTypesNot: ['type-only'] },
    ),
    rule('cards-carry-no-zod', { path: '^extensions/' }, { path: 'node_modules/zod/' }),
    rule('app-holds-what-was-built', { path: '^(src|functions|extensions|sandbox)/' }, { path: '^app/' }),
    rule(
      'app-reaches-nothing-outside',
      { path: '^app/' },
      { path: '^(src|functions|extensions|sandbox|scripts|test|bench)/' },
    ),
    ...leftwards,
    rule(
      'shared-rooms-use-only-lib',
      { path: `^src/(${shared.join('|')})/`, pathNot: tests },
      { path: `^src/(?!lib/|(${shared.join('|')})/)` },
    ),
    rule(
      'shared-rooms-stand-alone',
      { path: `^src/(${shared.join('|')})/` },
      { path: `^src/(${shared.join('|')})/`, pathNot: '^src/$1/' },
    ),
    rule('rooms-know-no-door', { path: '^src/' }, { path: '^functions/' }),
    rule(
      'vendors-and-store-are-named-in-compose',
      {
        path: '^(src/(?!vendors/|store/)|functions/|extensions/)',
        pathNot: `(^functions/runtime/(compose|create-vendors)\\.ts$|${tests})`,
      },
      { path: '^src/(vendors|store)/' },
    ),
    rule(
      'vendors-and-store-stand-apart',
      { path: '^src/(vendors|store)/' },
      { path: '^src/(vendors|store)/', pathNot: '^src/$1/' },
    ),
    rule(
      'vendors-and-store-see-ports-only',
      { path: '^src/(vendors|store)/', pathNot: tests },
      { path: `^src/(${anyRoom})/`, pathNot: '/(ports|facts)\\.ts$' },
    ),
    rule(
      'rules-are-pure',
      { path: `^src/(${anyRoom}|invoicing/(quotes|links|credits|changes|mapping|outbox))/rules/`, pathNot: tests },
      {
        pathNot: [
          `^src/(${anyRoom}|invoicing/(quotes|links|credits|changes|mapping|outbox))/(rules/|(ledger/)?facts\\.ts$)`,
          '^src/lib/(result|failure|money|calendar)\\.ts$',
          'node_modules/(big\\.js|temporal-polyfill|windows-iana|fuzzball|i18n-iso-countries|iso-3166|stdnum)/',
          'windows-iana|big\\.js|temporal-polyfill|fuzzball|i18n-iso-countries|iso-3166|stdnum',
        ],
      },
    ),
    rule(
      'nothing-imports-tests-or-benches',
      { path: '^(src|functions|extensions|app|sandbox|scripts)/', pathNot: tests },
      { path: '^(test|bench)/' },
    ),
    rule('sandbox-and-product-meet-over-http', { path: '^sandbox/' }, { path: '^(src|functions|extensions)/' }),
    rule('product-and-sandbox-meet-over-http', { path: '^(src|functions|extensions)/' }, { path: '^sandbox/' }),
    rule('scripts-are-started-not-imported', { path: '^(src|functions|extensions|sandbox)/' }, { path: '^scripts/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^app/[^/]+/node_modules|^app/[^/]+/[^/]+\\.js$)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
