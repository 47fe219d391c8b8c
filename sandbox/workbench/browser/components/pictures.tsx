import type { IconProps, IllustrationProps, ImageProps } from '@hubspot/ui-extensions';
import type { MouseEvent } from 'react';
import { useLinkTo } from './links.ts';
import { useOverlay, useReactions } from './overlay-registry.tsx';
import { plainEvent, settle, shortSize } from './shared.ts';

/** Strokes of the icons that cards use most, on a grid of 16; every other name is drawn as a dot. */
const strokes: Partial<Record<IconProps['name'], string>> = {
  add: 'M8 3v10M3 8h10',
  checkCircle: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M5 8l2 2 4-4',
  clock: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M8 4v4l3 2',
  download: 'M8 2v8M4 7l4 4 4-4M3 14h10',
  edit: 'M3 13l1-3 7-7 2 2-7 7z',
  email: 'M2 4h12v8H2zM2 4l6 5 6-5',
  exclamation: 'M8 3v7M8 12v1',
  info: 'M2 8a6 6 0 1 0 12 0A6 6 0 1 0 2 8M8 7v4M8 5v0',
  invoice: 'M4 2h8v12l-2-1-2 1-2-1-2 1zM6 6h4M6 9h4',
  link: 'M6 10l4-4M7 5l2-2a2.5 2.5 0 0 1 4 4l-2 2M9 11l-2 2a2.5 2.5 0 0 1-4-4l2-2',
  locked: 'M4 7h8v6H4zM6 7V5a2 2 0 0 1 4 0v2',
  refresh: 'M13 8a5 5 0 1 1-2-4M13 2v3h-3',
  search: 'M3 7a4 4 0 1 0 8 0A4 4 0 1 0 3 7M10 10l4 4',
  success: 'M3 8l4 4 6-8',
  view: 'M1 8c3-5 11-5 14 0-3 5-11 5-14 0M6 8a2 2 0 1 0 4 0A2 2 0 1 0 6 8',
  warning: 'M8 2l6 11H2zM8 6v4M8 11v1',
};

export const Icon = ({ name, color = 'inherit', size = 'sm', screenReaderText, testId }: IconProps) => (
  <span className={`icon icon-${color} icon-${shortSize(size)}`} data-icon={name} data-test-id={testId}>
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={strokes[name] ?? 'M7 8a1 1 0 1 0 2 0a1 1 0 1 0-2 0'} />
    </svg>
    {screenReaderText && <span className="visually-hidden">{screenReaderText}</span>}
  </span>
);

/** A plain drawing in place of HubSpot's artwork; its name can be read in the markup. */
export const Picture = ({ name, width }: { name: string; width: number }) => (
  <svg className="picture" viewBox="0 0 120 80" width={width} aria-hidden="true" data-picture={name}>
    <rect x="20" y="12" width="80" height="56" rx="6" />
    <path d="M34 32h52M34 44h36M34 56h24" />
  </svg>
);

export const Illustration = ({ name, alt, width = 160, height, testId }: IllustrationProps) => (
  <span role="img" aria-label={alt} style={{ height }} data-test-id={testId}>
    <Picture name={name} width={width} />
  </span>
);

export const Image = ({ alt = '', src, href, width, height, onClick, overlay: content, testId }: ImageProps) => {
  const linkTo = useLinkTo();
  const overlay = useOverlay(content);
  const reactions = useReactions();
  const picture = <img className="image" src={src} alt={alt} width={width} height={height} data-test-id={testId} />;
  const onPress = (event: MouseEvent): void => {
    settle(() => onClick?.(plainEvent(event), reactions));
    overlay.open();
  };
  if (href) return <a {...linkTo(href)}>{picture}</a>;
  if (!onClick && !content) return picture;
  return (
    <span className="trigger">
      <button type="button" className="image-button" aria-describedby={overlay.tooltipId} onClick={onPress}>
        {picture}
      </button>
      {overlay.element}
    </span>
  );
};
