import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig, VARIABLES } from '../../../src/config/config.ts';
import { ConfigError } from '../../../src/config/parse-variables.ts';
import { Canaries } from './support/canaries.ts';

const canaries = new Canaries();
const secret = canaries.at('the value of a variable');

/** Why an environment is rejected; nothing when it is not. */
function rejectionOf(environment: Readonly<Record<string, string>>): string {
  try {
    readConfig(environment);
    return '';
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

describe('an invalid configuration is rejected without disclosing the value', () => {
  test.each([...VARIABLES])('of %s', (name) => {
    const values = [
      secret,
      ` ${secret} `,
      `${secret},${secret}=1`,
      `http://user:${secret}@host name/?${secret}`,
      `redis://user:${secret}@host/?${secret}`,
      `{"${secret}": "${secret}"}`,
      `arn:aws:connect:us-east-1:1:instance/${secret}`,
    ];
    const rejections = values.map((value) => rejectionOf({ [name]: value }));

    expect(canaries.in(rejections.join('\n'))).toStrictEqual([]);
    expect(rejections.filter((rejection) => rejection !== '').join()).toMatch(
      ANYTHING_GOES.includes(name) ? /^/ : new RegExp(`\\b${name}: `),
    );
  });

  test.each(['EMULATOR_SEED', 'PERSISTED_DOCUMENTS_FILE'])(
    'that is in the file of %s, which may be another one than was meant',
    async (name) => {
      await using folder = await mkdtempDisposable(join(tmpdir(), `${secret}-`));
      const path = join(folder.path, 'secrets.json');
      const rejections: string[] = [];
      for (const content of [
        secret,
        `{"password": "${secret}" "user": 1}`,
        `{"password": "${secret}"}`,
        `["${secret}"]`,
        `"${secret}"`,
      ]) {
        await writeFile(path, content);
        rejections.push(
          rejectionOf({ [name]: path }),
          rejectionOf({ [name]: `${path},${secret}` }),
        );
      }

      expect(rejections).not.toContain('');
      expect(canaries.in(rejections.join('\n'))).toStrictEqual([]);
    },
  );
});

/** Of these any text is taken, or any when others do not ask for it. */
const ANYTHING_GOES = [
  'AUDIT_LOG',
  'AUTH_AUDIENCE',
  'HOST',
  'NODE_ENV',
  'OTEL_SDK_DISABLED',
  'OTEL_TRACES_EXPORTER',
];
