import type {
  ModalBodyProps,
  ModalFooterProps,
  ModalProps,
  PanelBodyProps,
  PanelFooterProps,
  PanelProps,
  PanelSectionProps,
  TooltipProps,
} from '@hubspot/ui-extensions';
import { useContext, useEffect, useId, useState } from 'react';
import { Dialog } from './Dialog.tsx';
import { OverlayContext, TriggerContext } from './overlay-registry.tsx';
import { classes, settle, shortSize } from './shared.ts';

/** Whether the dialog is open. It is opened by its trigger, or by its id. */
const useDialogState = ({ id, onOpen, onClose }: Pick<PanelProps, 'id' | 'onOpen' | 'onClose'>) => {
  const registry = useContext(OverlayContext);
  const trigger = useContext(TriggerContext);
  const [open, setOpen] = useState(false);
  const change = (next: boolean): void => {
    setOpen(next);
    if (next !== open) settle(() => (next ? onOpen?.() : onClose?.()));
  };
  useEffect(() => {
    trigger?.setOpener(() => change(true));
    return registry.add({ id, setOpen: change });
  });
  return { open, close: () => change(false) };
};

export const Panel = ({ width = 'sm', title, variant, children, testId, ...rest }: PanelProps) => {
  const { open, close } = useDialogState(rest);
  if (!open) return null;
  return (
    <Dialog
      kind="panel"
      title={title}
      label={rest['aria-label']}
      width={shortSize(width)}
      blocking={variant === 'modal'}
      testId={testId}
      onClose={close}
    >
      {children}
    </Dialog>
  );
};

export const Modal = ({ width = 'sm', title, variant, children, testId, ...rest }: ModalProps) => {
  const { open, close } = useDialogState(rest);
  if (!open) return null;
  return (
    <Dialog
      kind="modal"
      title={title}
      label={rest['aria-label']}
      width={classes(shortSize(width), variant === 'danger' && 'dialog-danger')}
      blocking
      testId={testId}
      onClose={close}
    >
      {children}
    </Dialog>
  );
};

export const DialogBody = ({ children, testId }: PanelBodyProps | ModalBodyProps) => (
  <div className="dialog-body" data-test-id={testId}>
    {children}
  </div>
);

export const DialogFooter = ({ children, testId }: PanelFooterProps | ModalFooterProps) => (
  <footer className="dialog-footer" data-test-id={testId}>
    {children}
  </footer>
);

export const PanelSection = ({ children, flush, testId }: PanelSectionProps) => (
  <section className={classes('panel-section', flush && 'panel-section-flush')} data-test-id={testId}>
    {children}
  </section>
);

/** Shown by the style sheet while its trigger is hovered or focused. */
export const Tooltip = ({ children, placement = 'top', testId }: TooltipProps) => {
  const id = useId();
  const trigger = useContext(TriggerContext);
  useEffect(() => trigger?.setTooltipId(id), [trigger, id]);
  return (
    <span role="tooltip" id={id} className={`tooltip tooltip-${placement}`} data-test-id={testId}>
      {children}
    </span>
  );
};
