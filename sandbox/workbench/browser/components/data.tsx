import type {
  DescriptionListItemProps,
  DescriptionListProps,
  ProgressBarProps,
  StatisticsItemProps,
  StatisticsProps,
  StatisticsTrendProps,
  StepIndicatorProps,
} from '@hubspot/ui-extensions';
import { useId } from 'react';
import { classes, settle } from './shared.ts';

export const DescriptionList = ({ children, direction = 'column', testId }: DescriptionListProps) => (
  <dl className={`description-list description-list-${direction}`} data-test-id={testId}>
    {children}
  </dl>
);

export const DescriptionListItem = ({ children, label, testId }: DescriptionListItemProps) => (
  <div className="description-item" data-test-id={testId}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

export const Statistics = ({ children, testId }: StatisticsProps) => (
  <dl className="statistics" data-test-id={testId}>
    {children}
  </dl>
);

export const StatisticsItem = ({ label, number, children, testId }: StatisticsItemProps) => (
  <div className="statistics-item" data-test-id={testId}>
    <dt>{label}</dt>
    <dd>
      <span className="statistics-number">{number}</span>
      {children}
    </dd>
  </div>
);

export const StatisticsTrend = ({ value, direction, color, testId }: StatisticsTrendProps) => (
  <span
    className={`trend trend-${color ?? (direction === 'increase' ? 'green' : 'red')}`}
    aria-label={`${direction} of ${value}`}
    role="img"
    data-test-id={testId}
  >
    {direction === 'increase' ? '▲' : '▼'} {value}
  </span>
);

export const ProgressBar = (props: ProgressBarProps) => {
  const { title, value = 0, maxValue = 100, showPercentage = false, valueDescription, variant } = props;
  const titleId = useId();
  const percent = maxValue > 0 ? Math.min(100, Math.max(0, (value / maxValue) * 100)) : 0;
  return (
    <div className="progress" data-test-id={props.testId}>
      <div className="progress-words">
        {title && <span id={titleId}>{title}</span>}
        <span>{showPercentage ? `${Math.round(percent)}%` : valueDescription}</span>
      </div>
      <div
        role="progressbar"
        aria-label={props['aria-label'] ?? (title ? undefined : 'Progress')}
        aria-labelledby={title ? titleId : undefined}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={maxValue}
        aria-valuetext={valueDescription}
        className="progress-track"
      >
        <div className={classes('progress-fill', variant && `progress-${variant}`)} style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
};

export const StepIndicator = (props: StepIndicatorProps) => {
  const { stepNames, currentStep = 0, direction = 'horizontal', variant = 'default', onClick, testId } = props;
  return (
    <ol className={`steps steps-${direction} steps-${variant}`} data-test-id={testId}>
      {stepNames.map((name, index) => (
        <li key={name} aria-current={index === currentStep ? 'step' : undefined}>
          <button type="button" disabled={!onClick} onClick={() => settle(() => onClick?.(index))}>
            <span className={classes('step-circle', index <= currentStep && 'step-reached')}>{index + 1}</span>
            <span className={variant !== 'default' && index !== currentStep ? 'visually-hidden' : undefined}>
              {name}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
};
