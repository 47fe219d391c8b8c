import type { AppSettings } from '../../app-settings.ts';
import { Dialog } from '../components/Dialog.tsx';
import { localAddress } from '../components/links.ts';
import { settle } from '../components/shared.ts';
import type { IframeRequest } from './host-api.ts';

interface IframeModalProps {
  request: IframeRequest;
  app: AppSettings;
  onClose: () => void;
}

/** A page of the app's own in a frame: only permitted addresses, found on this machine as in local development. */
export const IframeModal = ({ request, app, onClose }: IframeModalProps) => {
  const { uri, title, width, height, flush } = request;
  const permitted = app.permittedIframes.some((prefix) => uri.startsWith(prefix));
  const close = (): void => {
    settle(() => request.onClose?.());
    onClose();
  };
  return (
    <Dialog
      kind="modal"
      title={title}
      label={title ?? 'Page'}
      width={flush ? 'flush' : 'auto'}
      blocking
      onClose={close}
    >
      {permitted ? (
        <iframe title={title ?? 'Page'} src={localAddress(uri, app.origins)} {...{ width, height }} />
      ) : (
        <p role="alert" className="card-fault">
          {uri} is not within the app's permittedUrls.iframe
        </p>
      )}
    </Dialog>
  );
};
