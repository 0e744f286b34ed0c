import { mkdir } from 'node:fs/promises';
import type { Command } from 'commander';
import { listHeads } from '../../classifiers/heads/store.ts';
import { KNOWN_MODELS } from '../../classifiers/pull/catalogue.ts';
import { pullModel } from '../../classifiers/pull/pull.ts';
import { openDatabase } from '../../db/open.ts';
import { listCorrections } from '../../db/queries/corrections.ts';
import { type Config, readConfig } from '../config.ts';
import { log } from '../log.ts';
import { openHelper } from '../model-helpers.ts';
import { listModels, modelTable } from '../model-list.ts';
import {
  chooseModel,
  findModel,
  installedModels,
  modelName,
  modelsFolder,
  openModel,
  taskOf,
} from '../models.ts';
import { openProgress } from '../progress.ts';
import { correctionLessons, type Lessons, readLabelFile, sortLessons, type Taught, teach } from '../teach.ts';
import { CommandFailure, UsageError } from './failure.ts';

/** Where the known models were published. */
const HUB = 'https://huggingface.co';
const OWN_NAME = 'office';
const DOES = { sentiment: 'gives the tone', nli: 'gives second opinions on claims' } as const;

/** `models list|pull|use|retrain`: local models. */
export function register(program: Command): void {
  const models = program.command('models').description('local models: list, pull, use, retrain');
  models
    .command('list')
    .description('shipped, pulled, taught and known models')
    .option('--json', 'as JSON lines')
    .action(async (options: { json?: boolean }) => {
      const list = await listModels(readConfig().home);
      process.stdout.write(
        options.json ? list.map((model) => `${JSON.stringify(model)}\n`).join('') : modelTable(list),
      );
    });
  models
    .command('pull')
    .description('fetch a known model: pinned, resumed where it stopped, checked by SHA-256')
    .argument('<name>', `one of ${KNOWN_MODELS.map(({ name }) => name).join(', ')}`)
    .option('--from <url>', 'a hub or a mirror of it', HUB)
    .action((name: string, options: { from: string }) => pull(readConfig(), name, options.from));
  models
    .command('use')
    .description('choose the model for its task; a running office takes it at its next start')
    .argument('<name>', 'a model of "models list"')
    .option('--off', 'take a sentiment or inference model out of use')
    .action((name: string, options: { off?: boolean }) =>
      options.off ? putAside(readConfig(), modelName(name)) : use(readConfig(), modelName(name)),
    );
  models
    .command('retrain')
    .description("fit the heads on the office's corrections, or on a file of labels")
    .option('--data <file>', 'lines {"text","label","target"?} in place of the corrections')
    .option('--out <name>', 'name of the taught model', OWN_NAME)
    .option('--json', 'the figures as JSON lines')
    .action((options: { data?: string; out: string; json?: boolean }) =>
      retrainHeads(readConfig(), { ...options, out: modelName(options.out) }),
    );
}

async function pull(config: Config, name: string, from: string): Promise<void> {
  if (!KNOWN_MODELS.some((known) => known.name === name)) {
    const names = KNOWN_MODELS.map((known) => known.name).join(', ');
    throw new UsageError(`no model "${name}" is known; there are ${names}`);
  }
  if (!/^https?:\/\//.test(from) || !URL.canParse(from))
    throw new UsageError(`--from is an http(s) address, not "${from}"`);
  const progress = openProgress(config.interactive);
  const outcome = await pullModel(name, {
    from,
    into: modelsFolder(config.home),
    fetch,
    onProgress: ({ file, have, bytes }) => {
      progress.update(file, have, bytes);
      if (have === bytes) progress.finish(file, `${bytes} bytes`);
    },
  }).finally(() => progress.close());
  if (outcome.kind === 'refused') throw new CommandFailure(`${name}: ${outcome.reason}`);
  process.stdout.write(
    `${outcome.directory}: ${outcome.fetched} files fetched, revision ${outcome.revision}\n`,
  );
}

/** A model is loaded before it is chosen, so that the next start does not find it broken. */
async function use(config: Config, name: string): Promise<void> {
  const place = await findModel(config.home, name);
  if (!place) {
    const names = (await installedModels(config.home)).map((model) => model.name).join(', ');
    throw new CommandFailure(`no model "${name}" is on this machine; there are ${names}`);
  }
  const task = place.origin === 'pulled' ? taskOf(name) : 'reading';
  await (await (task === 'reading' ? openModel(place) : openHelper(place, task))).close();
  await mkdir(modelsFolder(config.home), { recursive: true });
  await chooseModel(config.home, task, name);
  if (task !== 'reading') {
    process.stdout.write(`${name} ${DOES[task]} from the next start on\n`);
    return;
  }
  if (place.origin === 'pulled' && (await listHeads(`${place.directory}/heads`)).length === 0)
    log.warn(`${name} has no heads yet: topics and tone are unsure until "diem-bao models retrain"`);
  process.stdout.write(`${name} reads from the next start on\n`);
}

/** The shipped means do the task alone again. */
async function putAside(config: Config, name: string): Promise<void> {
  const task = taskOf(name);
  if (task === 'reading')
    throw new UsageError(`--off is for sentiment and inference models; "models use" names another reader`);
  await mkdir(modelsFolder(config.home), { recursive: true });
  await chooseModel(config.home, task, undefined);
  process.stdout.write(`the shipped means alone do ${task} from the next start on\n`);
}

interface RetrainOptions {
  readonly data?: string;
  readonly out: string;
  readonly json?: boolean;
}

async function retrainHeads(config: Config, { data, out, json }: RetrainOptions): Promise<void> {
  const lessons = data ? sortLessons(await readLabelFile(data)) : await storedLessons(config);
  const progress = openProgress(config.interactive);
  const taught = await teach({
    home: config.home,
    name: out,
    lessons,
    now: new Date(),
    onProgress: (head, done, total) => {
      progress.update(head, done, total);
      if (done === total) progress.finish(head, `${total} lines read`);
    },
  }).finally(() => progress.close());
  process.stdout.write(
    json ? taught.map((one) => `${JSON.stringify(figuresOf(one))}\n`).join('') : told(taught),
  );
  for (const { head, forgotten } of taught)
    if (forgotten.length > 0)
      log.warn(`${head}: no line bears ${forgotten.join(', ')}; the new head never gives them`);
  log.info(`stored as "${out}"; "diem-bao models use ${out}" lets it read`);
}

async function storedLessons(config: Config): Promise<Lessons> {
  const { home, databaseUrl } = config;
  const database = await openDatabase({ home, databaseUrl });
  const lessons = correctionLessons(await listCorrections(database.db).finally(() => database.close()));
  if (lessons.size > 0) return lessons;
  throw new CommandFailure(
    'no article has been corrected yet; correct some on the dashboard, or give --data FILE',
  );
}

function figuresOf({ head, report }: Taught): object {
  const { lines, heldLines, before, after, readMs, fitMs } = report;
  const labels = report.head.labels;
  return {
    head,
    labels,
    lines,
    heldLines,
    before,
    after,
    readMs: Math.round(readMs),
    fitMs: Math.round(fitMs),
  };
}

function told(taught: readonly Taught[]): string {
  const three = (value: number | undefined) => value?.toFixed(3) ?? '-';
  const lines = taught.flatMap(({ head, report: { before, after, lines: all, heldLines, fitMs } }) => [
    `${head}: ${all} lines, ${heldLines} held out, fitted in ${(fitMs / 1000).toFixed(1)} s`,
    `  before  accuracy ${three(before?.accuracy)}  macro-F1 ${three(before?.macroF1)}  calibration error ${three(before?.calibrationError)}`,
    `  after   accuracy ${three(after.accuracy)}  macro-F1 ${three(after.macroF1)}  calibration error ${three(after.calibrationError)}`,
  ]);
  return `${lines.join('\n')}\n`;
}
