import { type Kind, steady } from '../load/kind.ts';
import type { ContactPool } from './contact-pool.ts';
import { CONTACTS_AT_REST, contactPages, screens } from './contacts.ts';
import { directoryPages, directorySearches } from './directory-pages.ts';
import { DIRECTORY } from './directory.ts';
import { leaving } from './leaving.ts';
import { malformed } from './malformed.ts';
import { persisted } from './persisted.ts';
import { rejectedTransfers } from './rejected-transfers.ts';
import { StableAnswers } from './stable-answers.ts';
import { type Done, transfersOfBadInput, repeatedTransfers, transfers } from './transfers.ts';

/** As many transfers are remembered, to be requested again. */
const REMEMBERED = 100;

/**
 * All kinds of traffic. Together they bring some 58 new documents a second, which is a little more than 100,000 in half
 * an hour, and ask more of Connect than its quotas allow for a quarter of each minute.
 *
 * @param url where the gateway is: what is answered alike each time is learnt from it.
 * @param onDone is called with each transfer that a caller knows to be done.
 */
export async function allKinds(
  pool: ContactPool,
  url: string,
  onDone: (done: Done) => void,
): Promise<Kind[]> {
  const directory = await StableAnswers.learn(DIRECTORY, url);
  const contactsAtRest = await StableAnswers.learn(CONTACTS_AT_REST, url);
  const recent: Done[] = [];
  const remember = (done: Done): void => {
    recent.push(done);
    if (recent.length > REMEMBERED) recent.shift();
    onDone(done);
  };
  const reads: Kind = {
    name: 'directory',
    pace: steady(44),
    draw: (random, serial) => directory.draw(random, serial, 'POST'),
  };
  const contacts: Kind = {
    name: 'contacts',
    pace: { calm: 4, storm: 14 },
    draw: (random, serial) => contactsAtRest.draw(random, serial, 'POST'),
  };
  const moves = transfers(pool, remember);
  return [
    reads,
    {
      name: 'directory by GET',
      pace: steady(4),
      draw: (random, serial) => directory.draw(random, serial, 'GET'),
    },
    directoryPages(),
    directorySearches,
    contacts,
    screens,
    contactPages(),
    persisted,
    moves,
    repeatedTransfers(() => recent[0]),
    rejectedTransfers,
    transfersOfBadInput,
    leaving([reads, contacts, screens, moves]),
    ...malformed,
  ];
}
