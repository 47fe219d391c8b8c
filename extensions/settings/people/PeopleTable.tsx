import { StatusTag, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import type { PersonRights, RightsAnswer } from '../../../src/contract/rights.ts';
import { tablePages } from '../../shared/pages/table-pages.ts';
import type { Look } from '../service/use-change.ts';
import { ChangeRights } from './ChangeRights.tsx';
import { kindOf, reasonWords, rightNames, scopeNames, scopes, type Scope } from './right-words.ts';

interface PeopleTableProps {
  answer: RightsAnswer;
  goTo: (page: number) => void;
  look: Look;
}

/** People, one a row, with what they may do in effect and why. */
export const PeopleTable = ({ answer: { people, page, pageCount }, goTo, look }: PeopleTableProps) => (
  <Table bordered {...tablePages({ page, pageCount, onPage: goTo })}>
    <TableHead>
      <TableRow>
        <TableHeader>Person</TableHeader>
        {scopes.map((scope) => (
          <TableHeader key={scope}>{scopeNames[scope]}</TableHeader>
        ))}
        <TableHeader width="min">Change</TableHeader>
      </TableRow>
    </TableHead>
    <TableBody>
      {people.map((person) => (
        <TableRow key={person.userId}>
          <TableCell>
            <Who person={person} />
          </TableCell>
          {scopes.map((scope) => (
            <TableCell key={scope}>
              <May {...{ person, scope }} />
            </TableCell>
          ))}
          <TableCell width="min">{person.admin !== 'installer' && <Change {...{ person, look }} />}</TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

const Who = ({ person: { name, email, teams, admin } }: { person: PersonRights }) => (
  <>
    <Text format={{ fontWeight: 'demibold' }}>{name}</Text>
    {admin !== null && <StatusTag variant="info">Admin</StatusTag>}
    {email !== null && email !== name && <Text variant="microcopy">{email}</Text>}
    {teams.length > 0 && <Text variant="microcopy">{teams.join(', ')}</Text>}
  </>
);

/** Whoever is in no team has no team’s records. */
const May = ({ person, scope }: { person: PersonRights; scope: Scope }) => {
  if (scope === 'team' && person.teams.length === 0) return <Text variant="microcopy">In no team</Text>;
  const may = person.may[kindOf[scope]];
  return (
    <>
      <Text>{rightNames[may.right]}</Text>
      <Text variant="microcopy">{reasonWords(may)}</Text>
    </>
  );
};

const Change = ({ person, look }: { person: PersonRights; look: Look }) => (
  <ChangeRights
    subject={{ kind: 'user', id: person.userId, name: person.name }}
    said={person.said}
    otherwise={person.otherwise}
    isAdmin={person.admin !== null}
    look={look}
  />
);
