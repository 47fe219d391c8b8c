import type {
  ButtonProps,
  ButtonRowProps,
  DropdownButtonItemProps,
  DropdownProps,
  LoadingButtonProps,
} from '@hubspot/ui-extensions';
import { useEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { useLinkTo } from './links.ts';
import { useOverlay, useReactions } from './overlay-registry.tsx';
import { classes, plainEvent, settle, shortSize } from './shared.ts';

interface ClickTargetProps extends ButtonProps {
  busy?: boolean;
  describedBy: string | undefined;
  onActivate: () => void;
}

/** The `<button>`, or the `<a>` when it leads somewhere. */
const ClickTarget = ({ busy, describedBy, onActivate, ...props }: ClickTargetProps) => {
  const linkTo = useLinkTo();
  const reactions = useReactions();
  const { variant = 'secondary', size = 'md', type = 'button', href, disabled, truncate } = props;
  const shared = {
    className: classes('button', `button-${variant}`, `button-${shortSize(size)}`, truncate && 'truncate'),
    'aria-describedby': describedBy,
    'data-test-id': props.testId,
    onClick: (event: MouseEvent) => {
      settle(() => props.onClick?.(plainEvent(event), reactions));
      onActivate();
    },
  };
  if (href && !disabled)
    return (
      <a {...shared} {...linkTo(href)}>
        {props.children}
      </a>
    );
  return (
    <button {...shared} type={type} disabled={disabled === true || busy === true} aria-busy={busy}>
      {props.children}
    </button>
  );
};

const Triggered = ({ children, overlay }: { children: ReactNode; overlay: ReactNode }) => (
  <span className="trigger">
    {children}
    {overlay}
  </span>
);

export const Button = (props: ButtonProps) => {
  const overlay = useOverlay(props.overlay);
  return (
    <Triggered overlay={overlay.element}>
      <ClickTarget {...props} describedBy={overlay.tooltipId} onActivate={overlay.open} />
    </Triggered>
  );
};

export const LoadingButton = ({ loading = false, overlayOptions, resultIconName, ...props }: LoadingButtonProps) => {
  const overlay = useOverlay(props.overlay);
  const opensLater = overlayOptions?.openBehavior === 'onLoadingFinish';
  const wasLoading = useRef(loading);
  useEffect(() => {
    if (wasLoading.current && !loading && opensLater) overlay.open();
    wasLoading.current = loading;
  });
  return (
    <Triggered overlay={overlay.element}>
      <ClickTarget
        {...props}
        busy={loading}
        describedBy={overlay.tooltipId}
        onActivate={opensLater ? () => undefined : overlay.open}
      >
        {loading && <span className="spinner" aria-hidden="true" />}
        <span data-icon-after={resultIconName}>{props.children}</span>
      </ClickTarget>
    </Triggered>
  );
};

export const ButtonRow = ({ children, testId }: ButtonRowProps) => (
  <div className="button-row" data-test-id={testId}>
    {children}
  </div>
);

export const DropdownButtonItem = ({ children, onClick, overlay: content, testId }: DropdownButtonItemProps) => {
  const overlay = useOverlay(content);
  const reactions = useReactions();
  const select = (event: MouseEvent): void => {
    settle(() => onClick?.(plainEvent(event), reactions));
    overlay.open();
  };
  return (
    <li>
      <button type="button" className="dropdown-item" data-test-id={testId} onClick={select}>
        {children}
      </button>
      {overlay.element}
    </li>
  );
};

/** A button that shows a list of buttons. The list only hides, so that a panel opened from it stays. */
export const Dropdown = (props: DropdownProps) => {
  const { buttonText = 'More', variant = 'secondary', buttonSize = 'md', disabled, children, testId } = props;
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <div
      className="dropdown"
      data-test-id={testId}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <button
        type="button"
        className={classes('button', `button-${variant}`, `button-${shortSize(buttonSize)}`)}
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {buttonText} <span aria-hidden="true">▾</span>
      </button>
      <ul className="dropdown-list" hidden={!open} onClick={close}>
        {children}
      </ul>
    </div>
  );
};
