import { useState } from 'react';
import type { Setting } from '../data.ts';
import { PageLink } from '../router.tsx';

/** Where an app is found and installed. What happens next is the HubSpot stand-in's: its consent page, and the way back. */
export const MarketplacePage = ({ workbench, portal }: Setting) => {
  const [steps, setSteps] = useState(false);
  const { name } = workbench.app;
  return (
    <main className="app-page">
      <h1>Marketplace</h1>
      <section className="app-panel" aria-label={name}>
        <h2>{name}</h2>
        {portal.install !== null && (
          <p>
            {name} is installed in this account. <PageLink href="/connected-apps">See connected apps</PageLink>
          </p>
        )}
        <div className="ticked">
          <label>
            <input type="checkbox" checked={steps} onChange={(event) => setSteps(event.target.checked)} />
            Let the app sign the person in first
          </label>
          <p className="field-description">
            As a listing with partner sign-in: the app is asked before the consent page, and again after it.
          </p>
        </div>
        <p>
          <a
            className="button button-primary button-md"
            href={`/marketplace/install?flow=${steps ? 'steps' : 'plain'}`}
          >
            {portal.install === null ? 'Install app' : 'Install again'}
          </a>
        </p>
      </section>
    </main>
  );
};
