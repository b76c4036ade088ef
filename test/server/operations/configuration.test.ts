import { expect, test } from 'vitest';
import { readConfiguration, settings } from '../../../src/server/operations/configuration.ts';

test('an empty environment is one in which nothing is set', () => {
  const standard = {
    HOST: '127.0.0.1',
    TRUST_PROXY: false,
    OIDC_IS_STRONG: false,
    LOG: 'events',
    DRAIN_SECONDS: 0,
  };
  expect(readConfiguration({})).toEqual(standard);
  const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, '']));
  expect(readConfiguration(empty)).toEqual(standard);
});

test('what is set is read', () => {
  const environment = {
    HOST: '::1',
    PORT: '0',
    DATA_FOLDER: '/data',
    DATABASE_URL: 'postgresql://server/residency',
    SERVER_SECRET: 'aB'.repeat(32),
    TRUST_PROXY: '1',
    PUBLIC_ADDRESS: 'https://schedule.example.org',
    OIDC_ISSUER: 'http://localhost:9000',
    OIDC_CLIENT_ID: 'residency',
    OIDC_CLIENT_SECRET: 'secret',
    OIDC_IS_STRONG: '1',
    METRICS_ADDRESS: '[::1]:9464',
    LOG: 'requests',
    DRAIN_SECONDS: '15',
    UNKNOWN: 'is somebody else’s',
  };
  const { UNKNOWN: _unknown, ...known } = environment;
  expect(readConfiguration(environment)).toEqual({
    ...known,
    PORT: 0,
    TRUST_PROXY: true,
    OIDC_IS_STRONG: true,
    METRICS_ADDRESS: { host: '[::1]', port: 9464 },
    DRAIN_SECONDS: 15,
  });
});

test.each([
  ['HOST', 'two words'],
  ['PORT', '80 80'],
  ['PORT', '-1'],
  ['PORT', '65536'],
  ['DATABASE_URL', 'mysql://server/residency'],
  ['SERVER_SECRET', 'a short secret'],
  ['TRUST_PROXY', 'yes'],
  ['PUBLIC_ADDRESS', 'http://elsewhere.org'],
  ['OIDC_ISSUER', 'http://login.example.org'],
  ['OIDC_IS_STRONG', 'always'],
  ['METRICS_ADDRESS', 'nowhere'],
  ['LOG', 'everything'],
  ['DRAIN_SECONDS', '1e3'],
] as const)('%s=%s is refused with what it must be, and not repeated', (name, value) => {
  const read = () => readConfiguration({ [name]: value });
  expect(read).toThrow(`${name} must be ${settings[name].must}`);
  expect(read).not.toThrow(value);
});

test('everything that is wrong is said at once', () => {
  const read = () => readConfiguration({ PORT: 'x', LOG: 'x', HOST: 'localhost' });
  expect(read).toThrow(/^PORT must be .*\nLOG must be .*$/);
});
