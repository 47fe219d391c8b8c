import { useState } from 'react';
import type { PortalUser } from './data.ts';

const key = 'workbench:user';

/** Who was chosen: by `?user=` in the address, else earlier in this tab, else the first of all. */
const startingUser = (users: PortalUser[]): PortalUser | undefined => {
  const wanted = new URLSearchParams(location.search).get('user') ?? sessionStorage.getItem(key);
  return users.find(({ userId }) => String(userId) === wanted) ?? users[0];
};

/** Keeps the choice for this tab, and tells it to the pages of the HubSpot stand-in: browsers share cookies between ports. */
const remember = ({ userId }: PortalUser): void => {
  sessionStorage.setItem(key, String(userId));
  document.cookie = `sandbox_user=${userId}; Path=/; SameSite=Lax`;
};

/** Who is signed in, and the switch. */
export const useSession = (users: PortalUser[]): [PortalUser | undefined, (userId: string) => void] => {
  const [user, setUser] = useState(() => startingUser(users));
  if (user) remember(user);
  return [user, (userId) => setUser(users.find((one) => String(one.userId) === userId))];
};
