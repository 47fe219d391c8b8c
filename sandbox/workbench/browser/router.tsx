import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

const changed = 'workbench:navigated';

const subscribe = (listener: () => void): (() => void) => {
  addEventListener('popstate', listener);
  addEventListener(changed, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(changed, listener);
  };
};

/** The address that is shown now. */
export const useAddress = (): URL => new URL(useSyncExternalStore(subscribe, () => location.href));

/** Goes to another page of the workbench without loading it anew. */
export const navigate = (to: string): void => {
  history.pushState(null, '', to);
  scrollTo(0, 0);
  dispatchEvent(new Event(changed));
};

/** A link between pages of the workbench. A click with a modifier key still opens a tab. */
export const PageLink = (props: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) => {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    navigate(props.href);
  };
  return <a {...props} onClick={follow} />;
};
