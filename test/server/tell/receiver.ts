import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

// Made for these tests alone: it proves nothing to anybody who does not trust it on purpose.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgRcseWnM0M5x4Qcbe
4hdV+CGkkg5QG+VhTaRjJA8MpjKhRANCAATfCDcbhTogMnbw947XkQo8fJB0ZkKV
XvLgkXNq2f1TOUGinh0whWpXGCIchjLjoy97gvEI8P2WULO9oQ7Pbyla
-----END PRIVATE KEY-----`;

/** The certificate of the receiver, for `localhost`. */
export const RECEIVER_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBpDCCAUqgAwIBAgIUHFj2Cv+wCIj4z5qI2yWTITnS02gwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzE4MjUyMVoYDzIxMjYxMDMw
MTgyNTIxWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATfCDcbhTogMnbw947XkQo8fJB0ZkKVXvLgkXNq2f1TOUGinh0whWpX
GCIchjLjoy97gvEI8P2WULO9oQ7Pbylao3gwdjAdBgNVHQ4EFgQU/XT9wsjQISxk
GB+43EZtxIkSXAcwHwYDVR0jBBgwFoAU/XT9wsjQISxkGB+43EZtxIkSXAcwDwYD
VR0TAQH/BAUwAwEB/zAjBgNVHREEHDAagglsb2NhbGhvc3SCDWhvb2tzLmV4YW1w
bGUwCgYIKoZIzj0EAwIDSAAwRQIgP3IIIl1EGmh0+ey71Qg2A/8CiItbMUbcZysx
RCLFxM8CIQDw3HRHLyASRpU3B8dGaMFcbfDCueaYsXELcCtwmneOVw==
-----END CERTIFICATE-----`;

/** A request that the receiver got. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server of somebody else's, over TLS, which answers as it is told. */
export class Receiver {
  readonly received: Received[] = [];
  /** What it answers with; 0 for nothing at all. */
  status = 200;
  readonly #server = createServer({ key: KEY, cert: RECEIVER_CERTIFICATE }, (request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { url = '', headers } = request;
      this.received.push({ path: url, headers, body: Buffer.concat(parts) });
      if (this.status === 0) return;
      response.writeHead(this.status, { location: '/elsewhere' });
      response.end();
    });
  });

  /** Starts on a free port. @returns its address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `https://localhost:${port}`;
  }

  /** Ends it and whatever it has not answered. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
