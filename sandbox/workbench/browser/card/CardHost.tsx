import { RemoteRenderer, createRemoteReceiver } from '@remote-ui/react/host';
import { createEndpoint, fromWebWorker } from '@remote-ui/rpc';
import { Component, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { OriginsContext } from '../components/links.ts';
import { createOverlayRegistry, OverlayContext } from '../components/overlay-registry.tsx';
import type { Card, Setting } from '../data.ts';
import type { PageLocation } from '../page-address.ts';
import { report } from '../report.ts';
import { ToastContext } from '../Toasts.tsx';
import { createContext } from './context.ts';
import { controllerFor } from './controller.tsx';
import { createHostApi, type IframeRequest } from './host-api.ts';
import { IframeModal } from './IframeModal.tsx';
import { isOnRecord, type Place } from './place.ts';
import type { WorkerApi } from './protocol.ts';

/** Where documents open in Xero; the stand-in has them under the same paths. */
const XERO = 'https://go.xero.com';

interface CardHostProps {
  card: Card;
  setting: Setting;
  place: Place;
}

type CardState = { state: 'loading' } | { state: 'running' } | { state: 'failed'; message: string };

/** A page of the app has no record, and so no properties. */
const NO_PROPERTIES = {};

const pageOf = (place: Place): PageLocation =>
  place.location === 'pages' ? { path: place.path, params: place.params } : { path: '/', params: {} };

/** Runs one card in a worker of its own and shows what it renders. Changes of the record are pushed to it. */
export const CardHost = (props: CardHostProps) => {
  const [iframe, setIframe] = useState<IframeRequest>();
  const [overlays] = useState(createOverlayRegistry);
  const [receiver] = useState(createRemoteReceiver);
  const card = useWorker(props, { overlays, receiver, openIframe: setIframe });
  if (card.state === 'failed') return <CardFault name={props.card.name} message={card.message} />;
  const { app, xeroUrl } = props.setting.workbench;
  return (
    <OriginsContext.Provider value={{ ...app.origins, [XERO]: xeroUrl }}>
      <OverlayContext.Provider value={overlays}>
        {card.state === 'loading' && (
          <div role="status" className="loading loading-centered">
            <span className="spinner" aria-hidden="true" /> Loading the card…
          </div>
        )}
        <HostBoundary name={props.card.name}>
          <RemoteRenderer receiver={receiver} controller={controllerFor(props.place.location)} />
        </HostBoundary>
        {iframe && <IframeModal request={iframe} app={app} onClose={() => setIframe(undefined)} />}
      </OverlayContext.Provider>
    </OriginsContext.Provider>
  );
};

interface Surroundings {
  overlays: ReturnType<typeof createOverlayRegistry>;
  receiver: ReturnType<typeof createRemoteReceiver>;
  openIframe: (request: IframeRequest) => void;
}

/** Starts the worker once, ends it with the component, and keeps its view of the record fresh. */
const useWorker = (props: CardHostProps, { overlays, receiver, openIframe }: Surroundings): CardState => {
  const addAlert = useContext(ToastContext);
  const [card, setCard] = useState<CardState>({ state: 'loading' });
  const worker = useRef<WorkerApi>(undefined);
  const { place } = props;
  const properties = isOnRecord(place) ? place.record.properties : NO_PROPERTIES;
  const page = pageOf(place);

  useEffect(() => {
    const fail = (message: string): void => {
      report(message);
      setCard({ state: 'failed', message });
    };
    const { card, setting } = props;
    const endpoint = createEndpoint<WorkerApi>(fromWebWorker(new Worker('/assets/worker.js', { name: card.uid })));
    const { user } = setting;
    endpoint.expose({
      ...createHostApi({ user, place, overlays, addAlert, openIframe, onFailed: fail }),
    });
    const api = endpoint.call as unknown as WorkerApi;
    worker.current = api;
    api
      .run({
        bundle: `/cards/${card.uid}.js`,
        context: createContext(props),
        properties,
        page,
        channel: receiver.receive,
      })
      .then(
        () => setCard((now) => (now.state === 'failed' ? now : { state: 'running' })),
        (error: unknown) => fail(error instanceof Error ? error.message : String(error)),
      );
    return () => endpoint.terminate();
  }, []);

  useEffect(() => {
    if (card.state === 'running') worker.current?.crmPropertiesChanged(properties);
  }, [card.state, properties]);

  useEffect(() => {
    if (card.state === 'running') worker.current?.pageChanged(page);
  }, [card.state, page.path, JSON.stringify(page.params)]);

  return card;
};

const CardFault = ({ name, message }: { name: string; message: string }) => (
  <div role="alert" className="card-fault">
    <strong>{name} has failed</strong>
    <p>{message}</p>
  </div>
);

/** Shows what one of our own components threw, in place of an empty page. */
class HostBoundary extends Component<{ name: string; children: ReactNode }, { message?: string }> {
  override state: { message?: string } = {};

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    return message === undefined ? this.props.children : <CardFault name={this.props.name} message={message} />;
  }
}
