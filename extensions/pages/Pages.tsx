import { createPageRouter, PageRoutes } from '@hubspot/ui-extensions/pages';
import { IssuesPage } from './issues/IssuesPage.tsx';

/** The pages of the app. Others link to them by `navigateToPage`. */
export const Pages = createPageRouter(
  <PageRoutes>
    <PageRoutes.IndexRoute id="issues" component={IssuesPage} />
  </PageRoutes>,
);
