import type { AlertProps, EmptyStateProps, ErrorStateProps, LoadingSpinnerProps } from '@hubspot/ui-extensions';
import { Picture } from './pictures.tsx';
import { classes, shortSize } from './shared.ts';

const urgent = new Set<AlertProps['variant']>(['error', 'danger', 'warning']);

export const Alert = ({ title, children, variant = 'info', testId }: AlertProps) => (
  <div role={urgent.has(variant) ? 'alert' : 'status'} className={`alert alert-${variant}`} data-test-id={testId}>
    <strong className="alert-title">{title}</strong>
    {children && <div>{children}</div>}
  </div>
);

export const EmptyState = (props: EmptyStateProps) => {
  const { title = 'Nothing here yet', layout = 'horizontal', imageName = 'emptyStateCharts', imageWidth = 250 } = props;
  return (
    <div
      className={classes(
        'state',
        `state-${layout}`,
        props.flush && 'state-flush',
        props.reverseOrder && 'state-reversed',
      )}
      data-test-id={props.testId}
    >
      <div className="state-words">
        <h3 className="heading">{title}</h3>
        <div>{props.children}</div>
      </div>
      <Picture name={imageName} width={Math.min(imageWidth, 160)} />
    </div>
  );
};

export const ErrorState = ({ title = 'Something went wrong', type = 'error', children, testId }: ErrorStateProps) => (
  <div className="state state-vertical" data-test-id={testId}>
    <Picture name={type} width={120} />
    <div className="state-words" role="alert">
      <h3 className="heading">{title}</h3>
      <div>{children}</div>
    </div>
  </div>
);

export const LoadingSpinner = (props: LoadingSpinnerProps) => {
  const { label, showLabel = false, size = 'sm', layout = 'inline', testId } = props;
  return (
    <div role="status" className={`loading loading-${layout}`} data-test-id={testId}>
      <span className={`spinner spinner-${shortSize(size)}`} aria-hidden="true" />
      <span className={showLabel ? undefined : 'visually-hidden'}>{label}</span>
    </div>
  );
};
