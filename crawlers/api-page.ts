import type { z } from 'zod';
import type { Source } from '../db/model/index.ts';
import type { CollectDeps, Collected } from './collector.ts';
import { badListing, fetchListing, type ListingPage } from './listing-page.ts';

/** One answer of a JSON interface, checked; or what to tell in its place. */
export type ApiPage<T> =
  | { readonly kind: 'page'; readonly value: T; readonly page: Extract<ListingPage, { kind: 'page' }> }
  | { readonly kind: 'told'; readonly told: Collected };

/** Asks a JSON interface and checks the answer against its documented shape. */
export async function fetchJson<T>(
  source: Source,
  url: string,
  shape: z.ZodType<T>,
  deps: CollectDeps,
  headers: Readonly<Record<string, string>> = {},
): Promise<ApiPage<T>> {
  const page = await fetchListing(source, url, deps, { headers: { accept: 'application/json', ...headers } });
  if (page.kind === 'told') return page;
  const parsed = shape.safeParse(jsonOf(page.text));
  if (parsed.success) return { kind: 'page', value: parsed.data, page };
  const [issue] = parsed.error.issues;
  const detail = `not the documented answer: ${issue?.path.join('.')}: ${issue?.message}`;
  return {
    kind: 'told',
    told: badListing(source.kind === 'community' ? source.url : page.listing.url, detail),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
