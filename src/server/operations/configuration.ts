import * as z from 'zod';

/** A variable of the environment that the server reads. */
interface Setting {
  /** What it decides, for whoever runs the server. */
  readonly says: string;
  /** What stands for it where it is not set, in words where that is no value. */
  readonly otherwise: string;
  /** What it must be, as the refusal says it. */
  readonly must: string;
}

const PORT_MAX = 65_535;
const DRAIN_SECONDS_MAX = 600;

/** Every variable that the server reads, with what the documents say of it. */
export const settings = {
  HOST: {
    says: 'Which address it answers on; `0.0.0.0` is every one of the machine.',
    otherwise: '127.0.0.1',
    must: 'a host name or an address',
  },
  PORT: {
    says: 'Which port it answers on; 0 is any free one.',
    otherwise: 'the first free one from 4173 on',
    must: `a number from 0 to ${PORT_MAX}`,
  },
  DATA_FOLDER: {
    says: 'The folder of the SQLite file `residency.sqlite`, and of `server-secret` where SERVER_SECRET is not set. Made where there is none, for its owner alone.',
    otherwise: 'none: the server keeps no programs unless DATABASE_URL is set',
    must: 'the path of a folder',
  },
  DATABASE_URL: {
    says: 'Where PostgreSQL (15 or newer) is; then no SQLite file is used.',
    otherwise: 'none: SQLite in DATA_FOLDER',
    must: 'an address that begins with postgresql:// (leave it out to use SQLite)',
  },
  SERVER_SECRET: {
    says: 'What tokens are signed and second factors sealed with, the same for every process on one database: `openssl rand -hex 32` prints one.',
    otherwise: 'the file `server-secret` in DATA_FOLDER, made on first use',
    must: '64 hexadecimal digits',
  },
  TRUST_PROXY: {
    says: '1 where a proxy in front sets `X-Forwarded-For`: attempts are then counted by the last address in it.',
    otherwise: '0',
    must: '0 or 1',
  },
  PUSH_CONTACT: {
    says: 'Whom the push services of browsers can turn to; without it no notifications are sent to phones.',
    otherwise: 'none: phones are not notified',
    must: 'an address such as mailto:office@example.org, or one that begins with https://',
  },
  PUBLIC_ADDRESS: {
    says: 'Where people reach the server: identity providers send them back there.',
    otherwise: 'none: needed with OIDC_ISSUER',
    must: 'an https address, such as https://schedule.example.org',
  },
  OIDC_ISSUER: {
    says: 'The identity provider (OpenID Connect) that accounts may sign in with, as its issuer; its redirect address is PUBLIC_ADDRESS with `/sign-on/return`.',
    otherwise: 'none: people sign in with a password or a passkey',
    must: 'an https address, and OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_ADDRESS with it',
  },
  OIDC_CLIENT_ID: {
    says: 'Who this server is to the identity provider.',
    otherwise: 'none',
    must: 'what the provider gave',
  },
  OIDC_CLIENT_SECRET: {
    says: 'What it shows the identity provider.',
    otherwise: 'none',
    must: 'what the provider gave',
  },
  OIDC_IS_STRONG: {
    says: '1 where the identity provider asks everybody for two factors, without saying so in `amr`.',
    otherwise: '0',
    must: '0 or 1',
  },
  METRICS_ADDRESS: {
    says: 'Where `/metrics` is answered for Prometheus, as `127.0.0.1:9464`: a port of its own that must not be reachable from outside.',
    otherwise: 'none: there are no metrics',
    must: 'a host and a port, such as 127.0.0.1:9464',
  },
  LOG: {
    says: '`requests` writes a line for every request, `events` only what happens to the server and what fails.',
    otherwise: 'events',
    must: 'events or requests',
  },
  DRAIN_SECONDS: {
    says: 'How long it still takes new requests after it was asked to end, while `/readyz` says 503 so that a balancer sends them elsewhere.',
    otherwise: '0',
    must: `a number from 0 to ${DRAIN_SECONDS_MAX}`,
  },
} as const satisfies Readonly<Record<string, Setting>>;

type SettingName = keyof typeof settings;

const wholeNumber = (max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().max(max));

/** Without TLS only on this machine. */
const secureAddress = z.string().regex(/^(https:\/\/|http:\/\/localhost[:/])\S+$/);

const environmentSchema = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:[\]-]+$/)
    .default(settings.HOST.otherwise),
  PORT: wholeNumber(PORT_MAX).optional(),
  DATA_FOLDER: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  SERVER_SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  TRUST_PROXY: z
    .enum(['0', '1'])
    .default('0')
    .transform((given) => given === '1'),
  PUSH_CONTACT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/)
    .optional(),
  PUBLIC_ADDRESS: secureAddress.optional(),
  OIDC_ISSUER: secureAddress.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_IS_STRONG: z
    .enum(['0', '1'])
    .default('0')
    .transform((given) => given === '1'),
  METRICS_ADDRESS: z
    .string()
    .regex(/^\S+:\d{1,5}$/)
    .transform((given) => {
      const colon = given.lastIndexOf(':');
      return { host: given.slice(0, colon), port: Number(given.slice(colon + 1)) };
    })
    .optional(),
  LOG: z.enum(['events', 'requests']).default('events'),
  DRAIN_SECONDS: wholeNumber(DRAIN_SECONDS_MAX).default(0),
} satisfies Readonly<Record<SettingName, z.ZodType>>);

/** How the server is to run. */
export type Configuration = z.infer<typeof environmentSchema>;

/** Variables of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads what the environment says; a variable that is empty is not set.
 * @throws an Error that says of every variable that is wrong what it must be, and never what a secret is.
 */
export function readConfiguration(environment: Environment): Configuration {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = environmentSchema.safeParse(given);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path }) => String(path[0])));
  const lines = Object.entries(settings)
    .filter(([name]) => wrong.has(name))
    .map(([name, { must }]) => `${name} must be ${must}`);
  throw new Error(lines.join('\n'));
}
