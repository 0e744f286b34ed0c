import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model hub on loopback. */
export interface Hub {
  /** For `models pull --from`. */
  readonly from: string;
  /** Puts a repository's files there, or others in their place. */
  put(repository: string, files: ReadonlyMap<string, Buffer>): void;
  close(): Promise<void>;
}

/** Starts a hub that answers as the real one does: newest commit, tree with checksums, files. */
export async function startHub(): Promise<Hub> {
  const repositories = new Map<string, ReadonlyMap<string, Buffer>>();
  const commitOf = (repository: string) => createHash('sha1').update(repository).digest('hex');
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    for (const [repository, files] of repositories) {
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
      if (body) return response.end(body);
    }
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    from: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    put: (repository, files) => {
      repositories.set(repository, files);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
