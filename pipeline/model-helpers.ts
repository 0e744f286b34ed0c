import type { SecondOpinion } from '../classifiers/claims/opinion.ts';
import { type EntailmentModel, loadEntailment } from '../classifiers/model/entailment.ts';
import { loadSentiment, type SentimentModel } from '../classifiers/model/sentiment.ts';
import type { TextModel } from '../classifiers/model.ts';
import { CommandFailure } from './commands/failure.ts';
import { findModel, helperInUse, type ModelPlace, type ModelTask } from './models.ts';

type HelperTask = Exclude<ModelTask, 'reading'>;
interface HelperModels {
  readonly nli: EntailmentModel;
  readonly sentiment: SentimentModel;
}
const LOAD: { readonly [Task in HelperTask]: (directory: string) => Promise<HelperModels[Task]> } = {
  nli: loadEntailment,
  sentiment: loadSentiment,
};

/** Pulled models that help the reader and the check. */
export interface Helpers {
  /** Undefined where no inference model is in use, or the one in use cannot be. */
  readonly opinion: SecondOpinion | undefined;
  /** The reader with the tone of the sentiment model, where one is in use. */
  toned(reader: TextModel): TextModel;
  close(): Promise<void>;
}

/** Loads a model for its task. @throws CommandFailure in words where it is missing, broken or of another kind */
export async function openHelper<Task extends HelperTask>(
  place: ModelPlace,
  task: Task,
): Promise<HelperModels[Task]> {
  return LOAD[task](place.directory).catch((error: Error) => {
    throw new CommandFailure(
      `the model "${place.name}" cannot be loaded for ${task}: ${error.message}. "diem-bao models pull ${place.name}" mends it`,
    );
  });
}

/** A model that breaks down while it works is named once; the shipped means go on alone. */
function once(warn: (message: string) => void, name: string, task: HelperTask) {
  let told = false;
  return (error: Error): undefined => {
    if (!told) warn(`${name} (${task}) failed: ${error.message}; the shipped means go on alone`);
    told = true;
    return undefined;
  };
}

/**
 * The helpers in use on this machine. A missing or broken one costs a warning, never the start: what is
 * shipped does its work.
 */
export async function openHelpers(home: string, warn: (message: string) => void): Promise<Helpers> {
  const [nli, sentiment] = await Promise.all([
    openChosen(home, 'nli', warn),
    openChosen(home, 'sentiment', warn),
  ]);
  return {
    opinion: nli && withoutFailing(nli, warn),
    toned: (reader) => (sentiment ? withTone(reader, sentiment, warn) : reader),
    close: async () => {
      await nli?.close();
      await sentiment?.close();
    },
  };
}

async function openChosen<Task extends HelperTask>(
  home: string,
  task: Task,
  warn: (message: string) => void,
): Promise<HelperModels[Task] | undefined> {
  const name = await helperInUse(home, task);
  if (name === undefined) return undefined;
  const goesOn = `the shipped means do ${task} alone; "diem-bao models use ${name} --off" silences this`;
  const place = await findModel(home, name);
  if (!place) {
    warn(`the model in use for ${task}, "${name}", is not there: ${goesOn}`);
    return undefined;
  }
  return openHelper(place, task).catch((error: Error) => {
    warn(`${error.message}; until then ${goesOn}`);
    return undefined;
  });
}

function withoutFailing(model: EntailmentModel, warn: (message: string) => void): SecondOpinion {
  const failed = once(warn, model.name, 'nli');
  return (premise, hypothesis) => model.opinion(premise, hypothesis).catch(failed);
}

/** The tone that heads gave is replaced where an article can be read at all. */
function withTone(reader: TextModel, sentiment: SentimentModel, warn: (message: string) => void): TextModel {
  const failed = once(warn, sentiment.name, 'sentiment');
  const assess: TextModel['assess'] = async (inputs) => {
    const [assessments, tones] = await Promise.all([
      reader.assess(inputs),
      sentiment.read(inputs).catch(failed),
    ]);
    return assessments.map((assessment, index) => {
      const read = tones?.[index];
      // Too strange to read for the encoder: the helper's word would be a guess as well.
      if (!read || (assessment.unsure && assessment.toneScore === 0)) return assessment;
      return {
        ...assessment,
        tone: read.tone,
        toneScore: read.score,
        unsure: assessment.topics.length === 0 || !read.sure,
        model: `${assessment.model}, tone of ${sentiment.name}`,
      };
    });
  };
  return { ...reader, assess };
}
