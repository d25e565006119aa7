import { expect, test } from '@jest/globals';
import { listenFailure } from '../src/listen-or-exit.ts';

const BOTH = { host: 'HOST', port: 'PORT' } as const;
const PORT_ONLY = { port: 'EMULATOR_PORT' } as const;

const failed = (code: string, syscall = 'listen'): Error =>
  Object.assign(new Error(`${syscall} ${code} secret`), { code, syscall });

test.each([
  [
    failed('EADDRINUSE'),
    { host: '127.0.0.1', port: 4000, variables: BOTH },
    'Cannot listen on 127.0.0.1:4000 (EADDRINUSE): the port is in use. The process ends. Set PORT to another one, or stop the process that uses it.',
  ],
  [
    failed('EADDRINUSE'),
    { host: '::1', port: 4010, variables: PORT_ONLY },
    'Cannot listen on [::1]:4010 (EADDRINUSE): the port is in use. The process ends. Set EMULATOR_PORT to another one, or stop the process that uses it.',
  ],
  [
    failed('EACCES'),
    { host: '0.0.0.0', port: 80, variables: BOTH },
    'Cannot listen on 0.0.0.0:80 (EACCES): the process may not use this port. The process ends. Set PORT to one above 1023, or give the process the right to use it.',
  ],
  [
    failed('EADDRNOTAVAIL'),
    { host: '203.0.113.7', port: 4000, variables: BOTH },
    'Cannot listen on 203.0.113.7:4000 (EADDRNOTAVAIL): this machine does not have the address. The process ends. Set HOST to an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.',
  ],
  [
    failed('ENOTFOUND', 'getaddrinfo'),
    { host: 'nowhere.invalid', port: 4000, variables: BOTH },
    'Cannot listen on nowhere.invalid:4000 (ENOTFOUND): the host cannot be resolved. The process ends. Set HOST to an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.',
  ],
  [
    failed('EAFNOSUPPORT'),
    { host: '::', port: 4000, variables: BOTH },
    'Cannot listen on [::]:4000 (EAFNOSUPPORT): the address cannot be used. The process ends. Check HOST and PORT.',
  ],
])('%s is explained', (error, address, message) => {
  expect(listenFailure(error, address)?.message).toBe(message);
});

test.each([
  failed('ECONNREFUSED', 'connect'),
  failed('EACCES', 'open'),
  new Error('EADDRINUSE'),
  'EADDRINUSE',
  undefined,
])('%s is not about listening', (error) => {
  const address = { host: '127.0.0.1', port: 4000, variables: BOTH };

  expect(listenFailure(error, address)).toBeUndefined();
});
