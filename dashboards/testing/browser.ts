/** What came back, with its words as an officer reads them. */
export interface Seen {
  readonly status: number;
  readonly text: string;
  /** Tags away, spaces in one. */
  readonly words: string;
  readonly location: string | null;
}

/** A browser as small as a test needs: it keeps cookies, sends its origin, and fills in the token of the last form. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #base: string;
  #token = '';

  constructor(base: string) {
    this.#base = base;
  }

  async get(path: string): Promise<Seen> {
    return this.#send(path, {});
  }

  /** Sends a form as the page that was read last would; `csrf` in `fields` overrides its token. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    return this.#send(path, {
      method: 'POST',
      body: new URLSearchParams({ csrf: this.#token, ...fields }),
      headers: { origin: this.#base, ...headers },
    });
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  async #send(
    path: string,
    init: { method?: string; body?: URLSearchParams; headers?: Record<string, string> },
  ): Promise<Seen> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.#base + path, {
      ...init,
      headers: { ...init.headers, ...(cookie ? { cookie } : {}) },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const split = pair.indexOf('=');
      if (/max-age=0/i.test(line)) this.#cookies.delete(pair.slice(0, split));
      else this.#cookies.set(pair.slice(0, split), pair.slice(split + 1));
    }
    const text = await response.text();
    this.#token = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.#token;
    return {
      status: response.status,
      text,
      words: text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '),
      location: response.headers.get('location'),
    };
  }
}
