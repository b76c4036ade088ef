import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host in front of another one, of which some answers break off in the middle: half of the bytes, then the line is dead. */
export interface BreakingHost {
  readonly address: string;
  /** The paths of the answers that were broken off, in order. */
  readonly broken: string[];
  readonly close: () => void;
}

/** Passes on what the host at that address answers. @param isBroken whether the answer to such a path breaks off. */
export async function breakingHost(
  address: string,
  isBroken: (urlPath: string) => boolean,
): Promise<BreakingHost> {
  const broken: string[] = [];
  const proxy = createServer((asked, answered) => {
    const { url: urlPath = '/', headers } = asked;
    const passedOn = request(address + urlPath, { headers }, (answer) => {
      answered.writeHead(answer.statusCode ?? 500, answer.headers);
      if (!isBroken(urlPath)) {
        answer.pipe(answered);
        return;
      }
      broken.push(urlPath);
      answer.on('end', () => answered.destroy());
      answer.once('data', (bytes: Buffer) => {
        answered.write(bytes.subarray(0, bytes.length / 2), () => answered.destroy());
      });
    });
    passedOn.on('error', () => answered.destroy());
    passedOn.end();
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const { port } = proxy.address() as AddressInfo;
  return {
    address: `http://localhost:${port}`,
    broken,
    close: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
