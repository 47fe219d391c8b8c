import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { TriggerContext } from './overlay-registry.tsx';
import { classes } from './shared.ts';

interface DialogProps {
  kind: 'panel' | 'modal';
  title?: string | undefined;
  label?: string | undefined;
  width?: string | undefined;
  /** Whether the page behind cannot be reached while it is open. */
  blocking: boolean;
  testId?: string | undefined;
  onClose: () => void;
  children: ReactNode;
}

const overlays = (): HTMLElement => document.getElementById('overlays') ?? document.body;

/** Makes everything behind the topmost blocking dialog unreachable: the page, and dialogs opened before it. */
const shutBehind = (): void => {
  const layers = [document.getElementById('app'), ...overlays().querySelectorAll<HTMLElement>(':scope > .overlay')];
  const top = layers.findLastIndex((layer) => layer?.querySelector('[aria-modal="true"]'));
  layers.forEach((layer, index) => {
    if (layer) layer.inert = index < top;
  });
};

/** Moves the focus into the dialog while it is open, and back to where it was. */
const useFocus = () => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    shutBehind();
    heading.current?.focus();
    return () => {
      shutBehind();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return heading;
};

/** An open panel or modal: titled, closed by its button or Escape, outside the page's own tree. */
export const Dialog = ({ kind, title, label, width = 'sm', blocking, testId, onClose, children }: DialogProps) => {
  const titleId = useId();
  const heading = useFocus();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return createPortal(
    <TriggerContext.Provider value={null}>
      <div className="overlay">
        {blocking && <div className="backdrop" aria-hidden="true" onClick={onClose} />}
        <div
          role="dialog"
          aria-modal={blocking}
          aria-labelledby={titleId}
          className={classes('dialog', `dialog-${kind}`, `dialog-${width}`)}
          data-test-id={testId}
          onKeyDown={onKeyDown}
        >
          <div className="dialog-header">
            <h2 id={titleId} ref={heading} tabIndex={-1} aria-label={label}>
              {title}
            </h2>
            <button type="button" className="dialog-close" aria-label="Close" onClick={onClose}>
              ×
            </button>
          </div>
          {children}
        </div>
      </div>
    </TriggerContext.Provider>,
    overlays(),
  );
};
