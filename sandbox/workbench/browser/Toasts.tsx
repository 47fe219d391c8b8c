import type { CrmHostActions } from '@hubspot/ui-extensions';
import { createContext, useCallback, useState, type ReactNode } from 'react';

export type Alert = Parameters<CrmHostActions['addAlert']>[0];

/** How long an alert that asks for nothing stays, in ms. */
const shownFor = 8_000;

const urgent = new Set<Alert['type']>(['danger', 'warning']);

export const ToastContext = createContext<(alert: Alert) => void>(() => undefined);

let lastId = 0;

/** Shows alerts in the corner: good news goes by itself, bad news stays until it is closed. */
export const Toasts = ({ children }: { children: ReactNode }) => {
  const [alerts, setAlerts] = useState<(Alert & { id: number })[]>([]);
  const close = useCallback((id: number) => setAlerts((shown) => shown.filter((alert) => alert.id !== id)), []);
  const add = useCallback(
    (alert: Alert) => {
      const id = (lastId += 1);
      setAlerts((shown) => [...shown, { ...alert, id }]);
      if (!urgent.has(alert.type)) setTimeout(() => close(id), shownFor);
    },
    [close],
  );
  return (
    <ToastContext.Provider value={add}>
      {children}
      <div className="toasts">
        {alerts.map(({ id, type = 'info', title, message }) => (
          <div key={id} role={urgent.has(type) ? 'alert' : 'status'} className={`toast alert-${type}`}>
            <div>
              {title && <strong className="alert-title">{title}</strong>}
              <div>{message}</div>
            </div>
            <button type="button" className="dialog-close" aria-label="Close alert" onClick={() => close(id)}>
              ×
            </button>
          </div>
        ))}
      </div>
    </ToastContext.Provider>
  );
};
