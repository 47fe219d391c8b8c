import type {
  AccordionProps,
  AutoGridProps,
  BoxProps,
  CardProps,
  DividerProps,
  FlexProps,
  InlineProps,
  SpacerProps,
  TileProps,
} from '@hubspot/ui-extensions';
import { useState, type CSSProperties } from 'react';
import { classes, settle, shortSize } from './shared.ts';

const justifications = {
  start: 'flex-start',
  center: 'center',
  end: 'flex-end',
  around: 'space-around',
  between: 'space-between',
} as const;

const alignments = {
  start: 'flex-start',
  center: 'center',
  baseline: 'baseline',
  end: 'flex-end',
  stretch: 'stretch',
  auto: 'auto',
} as const;

const gapClass = (gap: FlexProps['gap']): string => `gap-${shortSize(gap ?? 'flush')}`;

export const Flex = (props: FlexProps) => {
  const { direction = 'row', justify = 'start', align = 'stretch', wrap = false } = props;
  const style: CSSProperties = {
    flexDirection: direction,
    justifyContent: justifications[justify],
    alignItems: alignments[align],
    flexWrap: wrap === true ? 'wrap' : wrap === false ? 'nowrap' : wrap,
    ...(props.alignSelf && { alignSelf: alignments[props.alignSelf] }),
  };
  return (
    <div className={classes('flex', gapClass(props.gap))} style={style} data-test-id={props.testId}>
      {props.children}
    </div>
  );
};

export const Inline = ({ children, justify = 'start', align = 'center', gap = 'sm', testId }: InlineProps) => (
  <div
    className={classes('flex', 'inline', gapClass(gap))}
    style={{ justifyContent: justifications[justify], alignItems: alignments[align] }}
    data-test-id={testId}
  >
    {children}
  </div>
);

export const Box = ({ children, alignSelf, flex = 'initial', testId }: BoxProps) => (
  <div
    className="box"
    style={{ flex: flex === 'initial' ? '0 1 auto' : flex, ...(alignSelf && { alignSelf: alignments[alignSelf] }) }}
    data-test-id={testId}
  >
    {children}
  </div>
);

export const AutoGrid = ({ children, columnWidth, gap = 'sm', flexible = false, testId }: AutoGridProps) => (
  <div
    className={classes('auto-grid', gapClass(gap))}
    style={{
      gridTemplateColumns: `repeat(auto-fill, minmax(min(${columnWidth}px, 100%), ${flexible ? '1fr' : `${columnWidth}px`}))`,
    }}
    data-test-id={testId}
  >
    {children}
  </div>
);

export const Card = ({ children, testId }: CardProps) => (
  <div className="card" data-test-id={testId}>
    {children}
  </div>
);

export const Tile = ({ children, compact, flush, testId }: TileProps) => (
  <div className={classes('tile', compact && 'tile-compact', flush && 'tile-flush')} data-test-id={testId}>
    {children}
  </div>
);

export const Divider = ({ size = 'sm', testId }: DividerProps) => (
  <hr className={`divider divider-${shortSize(size)}`} data-test-id={testId} />
);

export const Spacer = ({ size = 'sm', testId }: SpacerProps) => (
  <div className={`spacer-${shortSize(size)}`} data-test-id={testId} />
);

export const Accordion = (props: AccordionProps) => {
  const { title, children, defaultOpen = false, disabled, open, size = 'sm', onClick, testId } = props;
  const [opened, setOpened] = useState(defaultOpen);
  const shown = open ?? opened;
  const toggle = (): void => {
    setOpened(!shown);
    settle(() => onClick?.());
  };
  return (
    <div className="accordion" data-test-id={testId}>
      <button
        type="button"
        className={`accordion-title accordion-${shortSize(size)}`}
        aria-expanded={shown}
        disabled={disabled}
        onClick={toggle}
      >
        <span aria-hidden="true">{shown ? '▾' : '▸'}</span> {title}
      </button>
      {shown && <div className="accordion-body">{children}</div>}
    </div>
  );
};
