import { createPageRouter, PageRoutes } from '@hubspot/ui-extensions/pages';
import { ApprovalsPage } from './approvals/ApprovalsPage.tsx';
import { BulkPage } from './bulk/BulkPage.tsx';
import { IssuesPage } from './issues/IssuesPage.tsx';
import { UnbilledPage } from './unbilled/UnbilledPage.tsx';

/** The pages of the app. Others link to them by `navigateToPage`. */
export const Pages = createPageRouter(
  <PageRoutes>
    <PageRoutes.IndexRoute id="issues" component={IssuesPage} />
    <PageRoutes.Route id="approvals" path="/approvals" component={ApprovalsPage} />
    <PageRoutes.Route id="unbilled" path="/unbilled" component={UnbilledPage} />
    <PageRoutes.Route id="bulk" path="/bulk" component={BulkPage} />
  </PageRoutes>,
);
