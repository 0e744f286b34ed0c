import { type IRequestList, Request } from '@crawlee/basic';

/** One address on its way through the crawler. */
export interface Job {
  readonly url: string;
  /** Key of the lane; jobs of one lane run one after another. */
  readonly lane: string;
  /** Does the work; never throws. */
  readonly run: () => Promise<void>;
}

interface Lane {
  readonly waiting: Job[];
  busy: boolean;
}

const LINGER_MS = 10_000;

/**
 * A Crawlee request list in which hosts stand side by side and each host's addresses in turn, so that a
 * thousand addresses of one host never keep the others waiting.
 */
export class HostLanes implements IRequestList {
  readonly inProgress = new Set<string>();
  readonly #lanes = new Map<string, Lane>();
  /** Lanes with work and nobody at it, in the order in which they became free. */
  readonly #ready = new Set<string>();
  readonly #jobs = new Map<string, Job>();
  #handled = 0;
  #added = 0;
  #lastWork = performance.now();
  #ending = false;

  add(job: Job): void {
    let lane = this.#lanes.get(job.lane);
    if (!lane) {
      lane = { waiting: [], busy: false };
      this.#lanes.set(job.lane, lane);
    }
    lane.waiting.push(job);
    this.#added++;
    if (!lane.busy) this.#ready.add(job.lane);
  }

  /** The job behind a request that Crawlee hands back. */
  jobOf(request: Request): Job | undefined {
    return this.#jobs.get(request.uniqueKey);
  }

  length(): number {
    return this.#added;
  }

  handledCount(): number {
    return this.#handled;
  }

  async isEmpty(): Promise<boolean> {
    return this.#ready.size === 0;
  }

  /** Nothing left, for long enough: starting a crawler costs more than keeping one for a moment. */
  async isFinished(): Promise<boolean> {
    return !this.hasWork() && (this.#ending || performance.now() - this.#lastWork > LINGER_MS);
  }

  hasWork(): boolean {
    return this.#lanes.size > 0;
  }

  /** Lets the crawler go as soon as nothing is left. */
  end(): void {
    this.#ending = true;
  }

  /** Nothing is kept between runs. */
  async persistState(): Promise<void> {}

  async fetchNextRequest(): Promise<Request | null> {
    const [name] = this.#ready;
    if (name === undefined) return null;
    this.#ready.delete(name);
    const lane = this.#lanes.get(name)!;
    lane.busy = true;
    const job = lane.waiting.shift()!;
    const request = new Request({ url: job.url, uniqueKey: `${this.#handled + this.#jobs.size}:${job.url}` });
    this.#jobs.set(request.uniqueKey, job);
    this.inProgress.add(request.uniqueKey);
    return request;
  }

  async markRequestHandled(request: Request): Promise<void> {
    const job = this.#jobs.get(request.uniqueKey);
    if (!job) return;
    this.#jobs.delete(request.uniqueKey);
    this.inProgress.delete(request.uniqueKey);
    this.#handled++;
    this.#lastWork = performance.now();
    const lane = this.#lanes.get(job.lane)!;
    lane.busy = false;
    if (lane.waiting.length > 0) this.#ready.add(job.lane);
    else this.#lanes.delete(job.lane);
  }

  /** A job decides about its own repeats, so a reclaimed request is a finished one. */
  async reclaimRequest(request: Request): Promise<void> {
    await this.markRequestHandled(request);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Request> {
    for (let next = await this.fetchNextRequest(); next; next = await this.fetchNextRequest()) yield next;
  }
}
