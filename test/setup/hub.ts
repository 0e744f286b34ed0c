import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model hub on loopback. */
export interface Hub {
  /** For `models pull --from`. */
  readonly from: string;
  /** Puts a repository's files there, or others in their place; `spoilt` ones arrive with wrong weights. */
  put(repository: string, files: ReadonlyMap<string, Buffer>, state?: 'spoilt'): void;
  close(): Promise<void>;
}

/** The newest commit of a repository, as the hub tells it. */
export const commitOf = (repository: string): string => createHash('sha1').update(repository).digest('hex');

/** Starts a hub that answers as the real one does: newest commit, tree with checksums, files. */
export async function startHub(): Promise<Hub> {
  const repositories = new Map<string, { files: ReadonlyMap<string, Buffer>; spoilt: boolean }>();
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    for (const [repository, { files, spoilt }] of repositories) {
      const commit = commitOf(repository);
      if (path === `/api/models/${repository}/revision/main`)
        return response.end(JSON.stringify({ sha: commit }));
      if (path === `/api/models/${repository}/tree/${commit}`) {
        const tree = [...files].map(([name, body]) => {
          const oid = createHash('sha256').update(body).digest('hex');
          return {
            path: name,
            size: body.length,
            ...(name.endsWith('.onnx') ? { lfs: { oid, size: body.length } } : {}),
          };
        });
        return response.end(JSON.stringify(tree));
      }
      const body = files.get(path.replace(`/${repository}/resolve/${commit}/`, ''));
      if (body) return response.end(spoilt && path.endsWith('.onnx') ? Buffer.from(body).fill(0) : body);
    }
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    from: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (repository, files, state) => {
      repositories.set(repository, { files, spoilt: state === 'spoilt' });
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
