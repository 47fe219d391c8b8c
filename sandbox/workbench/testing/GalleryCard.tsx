import { useState } from 'react';
import {
  Accordion,
  Alert,
  AutoGrid,
  BarChart,
  Box,
  Button,
  ButtonRow,
  Card,
  DescriptionList,
  DescriptionListItem,
  Divider,
  Dropdown,
  EmptyState,
  ErrorState,
  Flex,
  Heading,
  hubspot,
  Icon,
  Illustration,
  Image,
  Inline,
  Link,
  List,
  LoadingButton,
  LoadingSpinner,
  ProgressBar,
  Spacer,
  Statistics,
  StatisticsItem,
  StatisticsTrend,
  StatusTag,
  StepIndicator,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableHead,
  TableHeader,
  TableRow,
  Tabs,
  Tag,
  Text,
  Tile,
} from '@hubspot/ui-extensions';
import { GalleryForm } from './GalleryForm.tsx';

const longName = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(3);
const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** One of each component, for the tests of the workbench and for looking at. */
const GalleryCard = () => (
  <Tabs defaultSelected="look">
    <Tab tabId="look" title="Look">
      <Flex direction="column" gap="md">
        <Figures />
        <Words />
        <Invoices />
        <Messages />
        <Buttons />
      </Flex>
    </Tab>
    <Tab tabId="form" title="Form">
      <GalleryForm />
    </Tab>
    <Tab tabId="off" title="Off" disabled>
      <Text>Never seen</Text>
    </Tab>
  </Tabs>
);

const Figures = () => (
  <>
    <Statistics>
      <StatisticsItem label="Owed now" number="£18,240.00">
        <StatisticsTrend direction="increase" value="12%" color="red" />
      </StatisticsItem>
      <StatisticsItem label="Overdue" number="£4,210.55" />
      <StatisticsItem label="Paid in 12 months" number="£102,300.00" />
    </Statistics>
    <ProgressBar title="Invoiced" value={30} maxValue={120} showPercentage variant="success" />
    <BarChart
      data={[
        { month: 'Jan', what: 'Invoiced', amount: 120 },
        { month: 'Jan', what: 'Paid', amount: 30.5 },
        { month: 'Feb', what: 'Invoiced', amount: 0 },
        { month: 'Feb', what: 'Paid', amount: 60 },
      ]}
      axes={{
        x: { field: 'month', fieldType: 'category' },
        y: { field: 'amount', fieldType: 'linear', label: 'GBP' },
        options: { groupFieldByColor: 'what', colors: { Invoiced: 'blue', Paid: 'green' } },
      }}
      options={{ title: 'By month', showLegend: true }}
    />
    <StepIndicator stepNames={['Quoted', 'Won', 'Invoiced', 'Paid']} currentStep={1} />
    <AutoGrid columnWidth={160} gap="sm" flexible>
      <Tile compact>
        <Text>Tile</Text>
      </Tile>
      <Card>
        <Text>Card</Text>
      </Card>
      <Box flex={1}>
        <DescriptionList direction="row">
          <DescriptionListItem label="Terms">30 days</DescriptionListItem>
          <DescriptionListItem label="Currency">GBP</DescriptionListItem>
        </DescriptionList>
      </Box>
    </AutoGrid>
  </>
);

const Words = () => (
  <>
    <Heading>{longName}</Heading>
    <Inline gap="xs">
      <StatusTag variant="success">Good standing</StatusTag>
      <StatusTag variant="warning">Take care</StatusTag>
      <StatusTag variant="danger">Speak to finance</StatusTag>
      <StatusTag hollow>No history</StatusTag>
      <Tag variant="error">Overdue</Tag>
      <Tag>Draft</Tag>
    </Inline>
    <Text variant="microcopy" format={{ italic: true }}>
      Updated 2 minutes ago <Icon name="refresh" screenReaderText="Fresh" />
    </Text>
    <Text truncate>{longName}</Text>
    <Link href={{ url: 'https://go.xero.test/', external: true }}>Open in Xero</Link>
    <List variant="ordered">
      <Text>First</Text>
      <Text>Second</Text>
    </List>
    <Image src={pixel} alt="A pixel" width={12} height={12} />
    <Illustration name="lock" alt="A lock" width={60} />
  </>
);

const Invoices = () => {
  const [sort, setSort] = useState<'ascending' | 'descending' | 'none'>('none');
  const [page, setPage] = useState(1);
  return (
    <Table bordered paginated page={page} pageCount={3} onPageChange={setPage}>
      <TableHead>
        <TableRow>
          <TableHeader sortDirection={sort} onSortChange={setSort}>
            Number
          </TableHeader>
          <TableHeader align="right">Due</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        <TableRow>
          <TableCell>{`INV-00${page}, ${sort}`}</TableCell>
          <TableCell align="right" width="min">
            £1,200.50
          </TableCell>
        </TableRow>
      </TableBody>
      <TableFooter>
        <TableRow>
          <TableCell>Total</TableCell>
          <TableCell align="right">£1,200.50</TableCell>
        </TableRow>
      </TableFooter>
    </Table>
  );
};

const Messages = () => (
  <>
    <Alert title="Xero is busy" variant="warning">
      This will go through by 10:42
    </Alert>
    <EmptyState title="Nothing owed" layout="vertical">
      <Text>Invoices appear here.</Text>
    </EmptyState>
    <ErrorState title="Not connected" type="lock">
      <Text>Ask an admin to connect Xero.</Text>
    </ErrorState>
    <LoadingSpinner label="Loading figures" showLabel />
    <Accordion title="Details">
      <Text>Inside the accordion</Text>
    </Accordion>
  </>
);

const Buttons = () => {
  const [done, setDone] = useState('nothing');
  return (
    <>
      <Divider />
      <ButtonRow>
        <Button variant="primary" onClick={(event) => setDone(event.type)}>
          Create invoice
        </Button>
        <Button variant="destructive">Void</Button>
        <Button variant="transparent" size="xs" href="https://example.com/">
          Read more
        </Button>
        <LoadingButton loading>Sending</LoadingButton>
        <Dropdown buttonText="Actions">
          <Dropdown.ButtonItem onClick={() => setDone('sent')}>Send</Dropdown.ButtonItem>
          <Dropdown.ButtonItem onClick={() => setDone('copied')}>Copy link</Dropdown.ButtonItem>
        </Dropdown>
      </ButtonRow>
      <Spacer size="sm" />
      <Text testId="done">{done}</Text>
    </>
  );
};

hubspot.extend<'crm.record.tab'>(() => <GalleryCard />);
