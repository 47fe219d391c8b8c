import type { HeadingProps, LinkProps, ListProps, StatusTagProps, TagProps, TextProps } from '@hubspot/ui-extensions';
import { Children, type CSSProperties, type MouseEvent } from 'react';
import { useLinkTo } from './links.ts';
import { useOverlay, useReactions } from './overlay-registry.tsx';
import { classes, plainEvent, settle } from './shared.ts';

const weights = { regular: 400, demibold: 600, bold: 700 } as const;
const lines = { none: 'none', underline: 'underline', strikethrough: 'line-through' } as const;

const textStyle = (format: NonNullable<TextProps['format']>, truncate: TextProps['truncate']): CSSProperties => ({
  ...(format.fontWeight && { fontWeight: weights[format.fontWeight] }),
  ...(format.italic && { fontStyle: 'italic' }),
  ...(format.lineDecoration && { textDecoration: lines[format.lineDecoration] }),
  ...(format.textTransform && format.textTransform !== 'sentenceCase' && { textTransform: format.textTransform }),
  ...(typeof truncate === 'object' && truncate.maxWidth !== undefined && { maxWidth: truncate.maxWidth }),
});

export const Text = ({ children, variant = 'bodytext', inline, format, truncate, testId }: TextProps) => {
  const Element = inline ? 'span' : 'div';
  return (
    <Element
      className={classes(
        'text',
        `text-${variant}`,
        Boolean(truncate) && 'truncate',
        format?.textTransform === 'sentenceCase' && 'sentence-case',
      )}
      style={textStyle(format ?? {}, truncate)}
      title={typeof truncate === 'object' ? truncate.tooltipText : undefined}
      data-test-id={testId}
    >
      {children}
    </Element>
  );
};

export const Heading = ({ children, inline, testId }: HeadingProps) => (
  <h3 className={classes('heading', inline && 'heading-inline')} data-test-id={testId}>
    {children}
  </h3>
);

export const Link = ({ children, href, variant = 'primary', onClick, preventDefault, ...rest }: LinkProps) => {
  const linkTo = useLinkTo();
  const overlay = useOverlay(rest.overlay);
  const reactions = useReactions();
  const onFollow = (event: MouseEvent): void => {
    if (preventDefault || rest.overlay) event.preventDefault();
    settle(() => onClick?.(plainEvent(event), reactions));
    overlay.open();
  };
  return (
    <span className="trigger">
      <a
        className={`link link-${variant}`}
        {...linkTo(href)}
        aria-describedby={overlay.tooltipId}
        data-test-id={rest.testId}
        onClick={onFollow}
      >
        {children}
      </a>
      {overlay.element}
    </span>
  );
};

export const List = ({ children, variant = 'unordered', testId }: ListProps) => {
  const Element = variant.startsWith('ordered') ? 'ol' : 'ul';
  return (
    <Element className={`list list-${variant}`} data-test-id={testId}>
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </Element>
  );
};

export const Tag = ({ children, variant = 'default', onClick, inline, overlay: content, testId }: TagProps) => {
  const overlay = useOverlay(content);
  const reactions = useReactions();
  const className = classes('tag', `tag-${variant}`, inline && 'tag-inline');
  const onPress = (event: MouseEvent): void => {
    settle(() => onClick?.(plainEvent(event), reactions));
    overlay.open();
  };
  return (
    <span className="trigger">
      {onClick || content ? (
        <button type="button" className={className} aria-describedby={overlay.tooltipId} onClick={onPress}>
          {children}
        </button>
      ) : (
        <span className={className} data-test-id={testId}>
          {children}
        </span>
      )}
      {overlay.element}
    </span>
  );
};

export const StatusTag = ({ children, variant = 'default', hollow, onClick, ...rest }: StatusTagProps) => (
  <span className={classes('status-tag', `status-${variant}`, hollow && 'status-hollow')} data-test-id={rest.testId}>
    {onClick ? (
      <button type="button" className="status-button" onClick={() => settle(() => onClick())}>
        {children}
      </button>
    ) : (
      children
    )}
    {rest.showRemoveIcon && (
      <button
        type="button"
        className="status-button"
        aria-label="Remove"
        onClick={() => {
          settle(() => rest.onRemoveClick?.());
        }}
      >
        ×
      </button>
    )}
  </span>
);
