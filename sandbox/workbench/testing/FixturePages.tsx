import { Button, Flex, hubspot, Text, useExtensionActions, useExtensionContext } from '@hubspot/ui-extensions';
import { CrmPropertyList } from '@hubspot/ui-extensions/crm';
import {
  createPageRouter,
  PageBreadcrumbs,
  PageHeader,
  PageLink,
  PageRoutes,
  PageTitle,
  usePageRoute,
} from '@hubspot/ui-extensions/pages';
import { useState } from 'react';

const Where = () => {
  const { path, params, routeId } = usePageRoute();
  const { location, user } = useExtensionContext<'pages'>();
  return <Text testId="where">{`${location} ${String(routeId)} ${path} ${JSON.stringify(params)} ${user.id}`}</Text>;
};

const Index = () => {
  const actions = useExtensionActions<'pages'>();
  const [clicks, setClicks] = useState(0);
  const [lists, setLists] = useState(false);
  return (
    <Flex direction="column" gap="md">
      <PageTitle>Everything</PageTitle>
      <Where />
      <Text testId="actions">{Object.keys(actions).sort().join(' ')}</Text>
      <PageLink to="/runs/:id" params={{ id: '4', tab: 'log' }}>
        Run 4
      </PageLink>
      <Button onClick={() => actions.navigateToPage({ to: '/runs/:id', params: { id: '5' } })}>Go to run 5</Button>
      <Button onClick={() => setClicks(clicks + 1)}>{`Clicked ${clicks}`}</Button>
      <Button onClick={() => setLists(true)}>Show properties</Button>
      {lists && <CrmPropertyList properties={['name']} direction="row" objectId={1} objectTypeId="0-2" />}
    </Flex>
  );
};

const Run = () => (
  <Flex direction="column" gap="md">
    <PageBreadcrumbs>
      <PageBreadcrumbs.PageLink to="/">Everything</PageBreadcrumbs.PageLink>
      <PageBreadcrumbs.Current>One run</PageBreadcrumbs.Current>
    </PageBreadcrumbs>
    <PageHeader>
      <PageHeader.PrimaryAction>
        <PageHeader.PageLink to="/">Back to all</PageHeader.PageLink>
      </PageHeader.PrimaryAction>
    </PageHeader>
    <PageHeader>
      <PageHeader.SecondaryActions>
        <PageHeader.Link href="https://example.com/help">Help</PageHeader.Link>
      </PageHeader.SecondaryActions>
    </PageHeader>
    <Where />
  </Flex>
);

const Pages = createPageRouter(
  <PageRoutes>
    <PageRoutes.IndexRoute id="index" component={Index} />
    <PageRoutes.Route id="run" path="/runs/:id" component={Run} />
  </PageRoutes>,
);

hubspot.extend<'pages'>(() => <Pages />);
