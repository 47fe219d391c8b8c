import { Link, Text, useExtensionContext } from '@hubspot/ui-extensions';
import type { IssueView } from '../../../src/contract/issues.ts';
import { aboutWords, recordHref } from './issue-words.ts';

/** The record in HubSpot and the document in Xero, each as a link where its page is known. */
export const About = ({ issue }: { issue: IssueView }) => {
  const { portal } = useExtensionContext<'pages'>();
  const { record, document } = issue.about;
  return (
    <>
      {record ? (
        <Link href={recordHref(portal.id, record)}>{aboutWords(issue)}</Link>
      ) : (
        <Text>{aboutWords(issue)}</Text>
      )}
      {document?.xeroUrl && (
        <Link href={{ url: document.xeroUrl, external: true }}>{`${document.number ?? 'Invoice'} in Xero`}</Link>
      )}
    </>
  );
};
