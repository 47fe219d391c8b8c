import type { ReactNode } from 'react';
import { PageLink } from './router.tsx';

/** A page that has nothing but a few words. */
export const Message = ({ title, children }: { title: string; children?: ReactNode }) => (
  <main className="message">
    <h1>{title}</h1>
    <p>{children}</p>
  </main>
);

export const NotFound = () => (
  <Message title="There is no such record">
    It may have been deleted, or the address is wrong. <PageLink href="/">Go to all records</PageLink>
  </Message>
);
