/** One broker of the stack, which is a controller too. */
export interface KafkaBroker {
  /** Its `node.id`, from 1. */
  readonly id: number;
  /** The name of its service: `kafka`, `kafka-2`, … */
  readonly name: string;
  readonly port: number;
  readonly controllerPort: number;
}

/** The brokers that `kafka` of the configuration asks for. */
export function kafkaBrokers(kafka: {
  readonly brokers: number;
  readonly port: number;
  readonly controllerPort: number;
  readonly portStep: number;
}): KafkaBroker[] {
  return Array.from({ length: kafka.brokers }, (_, index) => ({
    id: index + 1,
    name: index === 0 ? "kafka" : `kafka-${index + 1}`,
    port: kafka.port + index * kafka.portStep,
    controllerPort: kafka.controllerPort + index * kafka.portStep,
  }));
}
