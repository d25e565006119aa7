import { expect, test } from '@jest/globals';
import { forwardedAddresses } from '../../../src/gateway/http/forwarded-for.ts';

test.each<[string, string[]]>([
  ['203.0.113.7', ['203.0.113.7']],
  ['203.0.113.7:50123', ['203.0.113.7']],
  ['[2001:db8::7]:50123', ['2001:db8::7']],
  ['[2001:db8::7]', ['2001:db8::7']],
  ['2001:db8::7', ['2001:db8::7']],
  ['2001:0DB8:0:0:0:0:0:7', ['2001:db8::7']],
  ['::ffff:203.0.113.7', ['203.0.113.7']],
  ['[::ffff:cb00:7107]:443', ['203.0.113.7']],
  ['203.0.113.7:1, 10.0.0.2:2 ,10.0.0.3', ['203.0.113.7', '10.0.0.2', '10.0.0.3']],
  [',203.0.113.7,, 10.0.0.2,', ['203.0.113.7', '10.0.0.2']],
  ['203.0.113.7, unknown, 10.0.0.2', ['10.0.0.2']],
  ['203.0.113.7, unknown', []],
  ['unknown', []],
  ['_hidden', []],
  ['', []],
  [' , ', []],
  ['203.0.113.7:', []],
  ['203.0.113.7:123456', []],
  ['203.0.113.7:http', []],
  ['203.0.113.7 50123', []],
  ['[203.0.113.7]:1', []],
  ['[2001:db8::7', []],
  ['2001:db8::7]', []],
  ['1:2:3:4:5:6:7:8:50123', []],
  ['fe80::1%eth0', []],
  ['203.0.113', []],
  ['203.0.113.256', []],
  ['0xcb.0.113.7', []],
  ['0203.0.113.7', []],
  ['3405803783', []],
  ['for=203.0.113.7', []],
  ['"203.0.113.7"', []],
  ['agents.example.com', []],
])('X-Forwarded-For %j names the addresses %j', (header, addresses) => {
  expect(forwardedAddresses(header)).toStrictEqual(addresses);
});

test.each(['1', ':', '1.', ','])('a whole head full of %j names none', (part) => {
  expect(forwardedAddresses(part.repeat(16_384 / part.length))).toStrictEqual([]);
});

test.each(['::', '192.0.2.1', '[::1]:1'])(
  'of a whole head full of %s the last 20 are read',
  (entry) => {
    const last = Array.from({ length: 19 }, (_, index) => `10.0.0.${index}`);
    const header = [...Array.from({ length: 1_500 }, () => entry), '203.0.113.7', ...last].join(
      ',',
    );

    expect(forwardedAddresses(header)).toStrictEqual(['203.0.113.7', ...last]);
  },
);
