import { Flex, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from '@hubspot/ui-extensions';
import type { AdminSettings } from '../../../src/contract/settings.ts';
import { ChangeProblem } from '../service/ChangeProblem.tsx';
import { useChange, type Look } from '../service/use-change.ts';
import { AddAdmin } from './AddAdmin.tsx';
import { RemoveAdmin } from './RemoveAdmin.tsx';

interface AdminsProps {
  settings: AdminSettings;
  look: Look;
}

/** Who may change how the account is connected; whoever installed the app always may (C67). */
export const Admins = ({ settings: { admins, people }, look }: AdminsProps) => {
  const change = useChange('/settings/admins', look);
  return (
    <Flex direction="column" gap="md">
      <Text>Admins see this page, every customer and every amount, and may create and approve invoices.</Text>
      <Table bordered>
        <TableHead>
          <TableRow>
            <TableHeader>Admin</TableHeader>
            <TableHeader>Email</TableHeader>
            <TableHeader align="right">Change</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {admins.map((admin) => (
            <TableRow key={admin.userId}>
              <TableCell>{admin.name}</TableCell>
              <TableCell>{admin.email ?? 'Not known'}</TableCell>
              <TableCell align="right">
                {admin.isInstaller ? <Text>Installed Tieout</Text> : <RemoveAdmin {...{ admin, change }} />}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ChangeProblem state={change.state} />
      <AddAdmin
        change={change}
        people={people.filter(({ userId }) => !admins.some((admin) => admin.userId === userId))}
      />
    </Flex>
  );
};
