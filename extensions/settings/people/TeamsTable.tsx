import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import { useState } from 'react';
import type { RightsAnswer, TeamRights } from '../../../src/contract/rights.ts';
import { tablePages } from '../../shared/pages/table-pages.ts';
import type { Look } from '../service/use-change.ts';
import { ChangeRights } from './ChangeRights.tsx';
import { people, rightNames, scopeNames, scopes } from './right-words.ts';
import { TakeAway } from './TakeAway.tsx';

const ROWS = 25;

/** The teams, one a row, with what is set for them. */
export const TeamsTable = ({ answer: { teams, standard }, look }: { answer: RightsAnswer; look: Look }) => {
  const [page, setPage] = useState(1);
  const pageCount = Math.ceil(teams.length / ROWS);
  return (
    <Table bordered {...tablePages({ page, pageCount, onPage: setPage })}>
      <TableHead>
        <TableRow>
          <TableHeader>Team</TableHeader>
          {scopes.map((scope) => (
            <TableHeader key={scope}>{scopeNames[scope]}</TableHeader>
          ))}
          <TableHeader width="min">Change</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {teams.slice((page - 1) * ROWS, page * ROWS).map((team) => (
          <TableRow key={team.teamId}>
            <TableCell>
              <Text format={{ fontWeight: 'demibold' }}>{team.name}</Text>
              <Text variant="microcopy">
                {team.people === 0 ? 'No longer in HubSpot, or nobody is in it' : people(team.people)}
              </Text>
            </TableCell>
            {scopes.map((scope) => (
              <TableCell key={scope}>
                <Set right={team.said[scope]} />
              </TableCell>
            ))}
            <TableCell width="min">
              {team.people === 0 ? (
                <TakeAway subject={subjectOf(team)} said={team.said} look={look} />
              ) : (
                <ChangeRights
                  subject={subjectOf(team)}
                  said={team.said}
                  otherwise={standard}
                  isAdmin={false}
                  look={look}
                />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

const subjectOf = ({ teamId, name }: TeamRights) => ({ kind: 'team' as const, id: teamId, name });

const Set = ({ right }: { right: TeamRights['said']['own'] }) =>
  right === null ? <Text variant="microcopy">Not set</Text> : <Text>{rightNames[right]}</Text>;
