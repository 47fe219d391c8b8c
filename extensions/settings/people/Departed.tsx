import { Flex, Heading, Table, TableBody, TableCell, TableRow, Text } from '@hubspot/ui-extensions';
import type { DepartedRights } from '../../../src/contract/rights.ts';
import type { Look } from '../service/use-change.ts';
import { saidWords } from './right-words.ts';
import { TakeAway } from './TakeAway.tsx';

/** People of whom something is set and whom HubSpot no longer has: it would hold again if they came back. */
export const Departed = ({ people, look }: { people: DepartedRights[]; look: Look }) =>
  people.length === 0 ? null : (
    <Flex direction="column" gap="sm">
      <Heading>No longer in HubSpot</Heading>
      <Text>What is set for them does nothing, and would hold again if they came back.</Text>
      <Table bordered>
        <TableBody>
          {people.map(({ userId, name, said }) => (
            <TableRow key={userId}>
              <TableCell>{name}</TableCell>
              <TableCell>{saidWords(said).join(' · ')}</TableCell>
              <TableCell width="min">
                <TakeAway subject={{ kind: 'user', id: userId, name }} {...{ said, look }} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Flex>
  );
