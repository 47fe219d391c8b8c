import type {
  PageBreadcrumbsCurrentProps,
  PageBreadcrumbsPageLinkProps,
  PageBreadcrumbsProps,
  PageHeaderLinkProps,
  PageHeaderPageLinkProps,
  PageHeaderPrimaryActionProps,
  PageHeaderProps,
  PageHeaderSecondaryActionsProps,
  PageLinkProps,
  PageTitleProps,
} from '@hubspot/ui-extensions/pages';
import { useEffect, useRef } from 'react';
import { pageAddress } from '../page-address.ts';
import { PageLink as AddressLink } from '../router.tsx';
import { Button } from './buttons.tsx';

export const PageTitle = ({ children, testId }: PageTitleProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  // Its words come over the wire as nodes, not as a string.
  useEffect(() => {
    const before = document.title;
    document.title = heading.current?.textContent ?? before;
    return () => {
      document.title = before;
    };
  }, [children]);
  return (
    <h2 ref={heading} data-test-id={testId}>
      {children}
    </h2>
  );
};

export const PageLink = ({ children, testId, ...target }: PageLinkProps) => (
  <AddressLink href={pageAddress(target)} data-test-id={testId}>
    {children}
  </AddressLink>
);

export const PageHeader = ({ children, testId }: PageHeaderProps) => (
  <div className="button-row" data-test-id={testId}>
    {children}
  </div>
);

export const PageHeaderPrimaryAction = ({ children, testId }: PageHeaderPrimaryActionProps) => (
  <span className="page-primary" data-test-id={testId}>
    {children}
  </span>
);

export const PageHeaderSecondaryActions = ({ children, testId }: PageHeaderSecondaryActionsProps) => (
  <span className="button-row" data-test-id={testId}>
    {children}
  </span>
);

export const PageHeaderPageLink = ({ children, testId, ...target }: PageHeaderPageLinkProps) => (
  <AddressLink className="button button-secondary button-md" href={pageAddress(target)} data-test-id={testId}>
    {children}
  </AddressLink>
);

export const PageHeaderLink = ({ href, ...props }: PageHeaderLinkProps) => (
  <Button {...props} {...(href !== undefined && { href })} />
);

export const PageBreadcrumbs = ({ children, testId }: PageBreadcrumbsProps) => (
  <nav aria-label="Breadcrumbs" className="button-row" data-test-id={testId}>
    {children}
  </nav>
);

export const PageBreadcrumbsPageLink = (props: PageBreadcrumbsPageLinkProps) => <PageLink {...props} />;

export const PageBreadcrumbsCurrent = ({ children, testId }: PageBreadcrumbsCurrentProps) => (
  <span aria-current="page" data-test-id={testId}>
    {children}
  </span>
);
