import { resolve } from 'node:path';
import { allFaults as faults } from './planted/all-faults.ts';
import { fieldOf, plant } from './planted/plant.ts';

/**
 * `npm run test:planted`: makes one line wrong at a time, in a copy of the project, and sees a test turn red each time. Prints
 * which; a fault that no test sees fails the run.
 */
const field = await fieldOf(resolve(import.meta.dirname, '..'));
let unseen = 0;
try {
  for (const [index, fault] of faults.entries()) {
    const { red } = await plant(field.folder, fault);
    if (red.length === 0) unseen += 1;
    const seen =
      red[0] === undefined ? 'NOBODY SAW IT' : `red: ${red[0]}${red.length > 1 ? ` and ${red.length - 1} more` : ''}`;
    console.log(`${index + 1}/${faults.length} ${fault.fault} (${fault.file})\n    ${seen}`);
  }
} finally {
  await field.clear();
}
console.log(`${faults.length} faults planted, ${faults.length - unseen} seen`);
process.exitCode = unseen > 0 ? 1 : 0;
