import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

/** Lines handled at a time: enough for the model's batches, few enough to keep memory flat. */
const WINDOW = 32;

/** A line's id, a string or a number. */
export const lineId = z.union([z.string(), z.number()]);
type LineId = z.infer<typeof lineId>;

interface Line {
  readonly id: LineId;
}

/** A line that cannot be used, as it is answered: its id where it has one, and what is wrong with it. */
export interface BadLine {
  readonly id: LineId | null;
  readonly error: string;
}

/** Lines of JSON that fit `schema`, and bad ones as values. Empty lines are passed over. */
export async function* readJsonLines<T extends Line>(
  input: Readable,
  schema: z.ZodType<T>,
): AsyncGenerator<{ readonly value: T } | { readonly bad: BadLine }> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield parseLine(line, schema);
  }
}

/** Writes one answer as a line, no faster than the reader takes it. */
export async function writeJsonLine(output: Writable, answer: object): Promise<void> {
  if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
}

/**
 * Answers each line of `input` with one line on `output`, in order. A line that cannot be used, or whose handler
 * throws, is answered with `{"id", "error"}`, and the run goes on.
 */
export async function mapJsonLines<T extends Line>(
  input: Readable,
  output: Writable,
  schema: z.ZodType<T>,
  answer: (line: T) => Promise<object> | object,
): Promise<void> {
  let window: Promise<object>[] = [];
  const flush = async () => {
    for (const pending of window) await writeJsonLine(output, await pending);
    window = [];
  };
  for await (const line of readJsonLines(input, schema)) {
    window.push('bad' in line ? Promise.resolve(line.bad) : answerLine(line.value, answer));
    if (window.length === WINDOW) await flush();
  }
  await flush();
}

async function answerLine<T extends Line>(
  line: T,
  answer: (line: T) => Promise<object> | object,
): Promise<object> {
  try {
    return { id: line.id, ...(await answer(line)) };
  } catch (error) {
    return { id: line.id, error: (error as Error).message };
  }
}

function parseLine<T extends Line>(
  line: string,
  schema: z.ZodType<T>,
): { readonly value: T } | { readonly bad: BadLine } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { bad: { id: null, error: `not JSON: ${(error as Error).message}` } };
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const id = z.object({ id: lineId }).safeParse(value).data?.id ?? null;
  return { bad: { id, error: z.prettifyError(parsed.error).replace(/\s*\n\s*/g, ' ') } };
}
