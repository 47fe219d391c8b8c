import { fileURLToPath } from 'node:url';
import express from 'express';
import { startSmall } from '../../hubspot/testing/start-small.ts';
import { startServer } from '../../kit/server.ts';
import { buildEntry, type CardBundle } from '../card-bundles.ts';
import { startWorkbench } from '../server.ts';

export interface Testbench {
  url: string;
  /** Address of a company's record. */
  company: (id: string) => string;
  close: () => Promise<void>;
}

/** Says back what reached the backend. */
const startEcho = () =>
  startServer({
    app: express().use(express.json(), (request, response) => {
      response.json({ ok: true, userId: request.query['userId'], body: request.body as unknown });
    }),
    port: 0,
  });

const testCard = async ({ uid, name, file }: { uid: string; name: string; file: URL }): Promise<CardBundle> => ({
  uid,
  name,
  location: 'crm.record.tab',
  objectTypes: ['companies', 'contacts', 'DEAL'],
  source: await buildEntry(fileURLToPath(file)),
});

/** The workbench over the small world of the HubSpot stand-in, with two cards of our own on every record. */
export const startTestbench = async (): Promise<Testbench> => {
  const backend = await startEcho();
  const hubspot = await startSmall({ origins: { 'https://app.tieout.test': backend.url } });
  const workbench = await startWorkbench({
    port: 0,
    hubspotUrl: hubspot.url,
    xeroUrl: 'http://localhost:4200',
    cards: [
      await testCard({ uid: 'fixture', name: 'Fixture card', file: new URL('./FixtureCard.tsx', import.meta.url) }),
      await testCard({ uid: 'gallery', name: 'Gallery', file: new URL('./GalleryCard.tsx', import.meta.url) }),
    ],
    app: {
      appId: 54321,
      name: 'Tieout',
      variables: { appOrigin: 'https://app.tieout.test' },
      permittedIframes: ['https://app.tieout.test'],
      origins: { 'https://app.tieout.test': backend.url },
    },
  });
  return {
    url: workbench.url,
    company: (id) => `${workbench.url}/contacts/62515/record/0-2/${id}`,
    async close() {
      await Promise.all([workbench.close(), hubspot.close(), backend.close()]);
    },
  };
};
