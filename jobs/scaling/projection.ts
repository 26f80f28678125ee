import { type Source, sources, type Units } from "./units.ts";

/** What the platform is set to; the same keys as in `config.yml`. */
export interface Settings {
  readonly perSecond: Readonly<Record<Source, number>>;
  readonly triggerSeconds: number;
  /** Of the queries nobody waits for. */
  readonly backgroundSeconds: number;
  readonly rememberHours: number;
  readonly snapshotHours: number;
  readonly targetFileMb: number;
  /** Task slots of the local worker. */
  readonly cores: number;
  /** Messages one query reads at most in a batch. */
  readonly mostPerTrigger: number;
}

/** What a load needs, computed from the units. */
export interface Needs {
  readonly times: number;
  readonly eventsPerSecond: number;
  /** Cores busy all the time, and with a reserve of half to catch up after a stop. */
  readonly cores: number;
  /** Of those busy: with looking through the remembered keys. */
  readonly coresForgetting: number;
  readonly coresWithReserve: number;
  /** Of the topic that costs more: as many tasks must read as cores are busy with it. */
  readonly partitions: number;
  readonly kafkaBytesPerDay: number;
  readonly lakeBytesPerDay: number;
  readonly stateBytes: number;
  /** Of one query: messages that come within one trigger. */
  readonly messagesPerTrigger: number;
  /** Of the two bronze tables together, before and after they are put together. */
  readonly filesWrittenPerDay: number;
  readonly filesKeptPerDay: number;
  readonly commitsPerDay: number;
  /** The file a commit writes anew when it knows all snapshots that are kept. */
  readonly metadataBytes: number;
  /** Of Spark to the store; follows triggers and not events, as long as files are small. */
  readonly requestsPerDay: number;
}

const day = 86_400;
/** Of `events-all`: those that run a batch a trigger, and those that run one in the background. */
const [queries, backgroundQueries] = [2, 3];
/** Of its cores a job uses so much in the mean, so that it catches up after a stop in as long as the stop took. */
const utilization = 0.5;

/** What a multiple of the load needs, everything else as it is set. */
export function needsAt(times: number, units: Units, settings: Settings): Needs {
  const rate = (source: Source) => settings.perSecond[source] * times;
  const sum = (of: (source: Source) => number) => sources.reduce((total, source) => total + of(source), 0);
  const coresFor = (source: Source) => {
    const { cpuPer100k, judgeCpuPer100k } = units.sources[source];
    return (rate(source) * (cpuPer100k + judgeCpuPer100k)) / 100_000;
  };
  const minutes = (rate("clickstream") * units.minutes.cpuPer100k) / 100_000;
  const keys = (source: Source) => rate(source) * settings.rememberHours * 3_600;
  // Each batch looks through all keys.
  const scanSeconds = sum((source) => {
    const { stateScanSeconds, stateKeys } = units.sources[source];
    return (keys(source) * stateScanSeconds) / stateKeys;
  });
  const forgetting = scanSeconds / settings.triggerSeconds;
  const batchesPerSecond = queries / settings.triggerSeconds + backgroundQueries / settings.backgroundSeconds;
  const batches = batchesPerSecond * units.cpuPerBatch;
  const cores = sum(coresFor) + minutes + forgetting + batches;
  const lakeBytesPerDay = sum((source) => rate(source) * day * units.sources[source].parquetBytes);
  const commits = day / settings.triggerSeconds;
  return {
    times,
    eventsPerSecond: sum(rate),
    cores,
    coresForgetting: forgetting,
    coresWithReserve: cores / utilization,
    partitions: Math.max(4, Math.ceil(Math.max(...sources.map(coresFor)) / utilization)),
    kafkaBytesPerDay: sum((source) => rate(source) * day * units.sources[source].kafkaBytes),
    lakeBytesPerDay,
    stateBytes: sum((source) => {
      const { stateBytes, stateKeys } = units.sources[source];
      return (keys(source) * stateBytes) / stateKeys;
    }),
    messagesPerTrigger: Math.max(...sources.map(rate)) * settings.triggerSeconds,
    filesWrittenPerDay: sum((source) => commits * units.sources[source].filesPerCommit),
    filesKeptPerDay: Math.ceil(lakeBytesPerDay / (settings.targetFileMb * 2 ** 20)),
    commitsPerDay: commits * sources.length,
    requestsPerDay: units.requestsPerMinute * 24 * 60,
    metadataBytes:
      (settings.snapshotHours * 3_600 * units.metadataBytesPerSnapshot) / settings.triggerSeconds,
  };
}

/** What one machine has, as a limit of each need; 1 is all of it. */
export function sharesOfOneMachine(needs: Needs, { cores, mostPerTrigger }: Settings, diskBytes: number) {
  return {
    "cores, with a reserve to catch up": needs.coresWithReserve / cores,
    "a week of Kafka on the disk": (needs.kafkaBytesPerDay * 7) / diskBytes,
    "a month of the lake on the disk": (needs.lakeBytesPerDay * 30) / diskBytes,
    "remembered keys on the disk": needs.stateBytes / diskBytes,
    "messages a trigger may read": needs.messagesPerTrigger / mostPerTrigger,
  };
}
