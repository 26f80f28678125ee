import { describe, expect, it } from "vitest";
import { SessionError } from "../../../src/errors/index.ts";
import type { ExecuteOptions } from "../../../src/execution/executor.ts";
import type { ExecutePlanResponse, Plan } from "../../../src/gen/spark/connect/base_pb.ts";
import { StreamingQueryEventType as EventType } from "../../../src/gen/spark/connect/commands_pb.ts";
import { ListenerBus } from "../../../src/streaming/listener-bus.ts";
import type { StreamingQueryListener } from "../../../src/streaming/streaming-query-listener.ts";
import { RecordingExecutor } from "../recording-executor.ts";

/** A server whose bus sends what the test pushes, until it is closed or broken. */
class BusExecutor extends RecordingExecutor {
  readonly commands: string[] = [];
  failOpening: Error | undefined;
  failClosing: Error | undefined;
  /** As a server answers when another process has the session's bus. */
  silent = false;
  #push: (step: { events: object[] } | Error | "end") => void = () => undefined;

  override async *execute(plan: Plan, { signal }: ExecuteOptions = {}): AsyncGenerator<ExecutePlanResponse> {
    const command = plan.opType.case === "command" ? plan.opType.value.commandType : undefined;
    const bus = command?.case === "streamingQueryListenerBusCommand" ? command.value.command.case : undefined;
    this.commands.push(bus ?? "none");
    if (bus !== "addListenerBusListener") {
      if (this.failClosing) throw this.failClosing;
      return this.#push("end");
    }
    if (this.failOpening) throw this.failOpening;
    const steps: ({ events: object[] } | Error | "end")[] = [];
    let wake: () => void = () => undefined;
    this.#push = (step) => {
      steps.push(step);
      wake();
    };
    signal?.addEventListener("abort", () => this.#push(new Error("aborted")));
    if (!this.silent) yield response({ listenerBusListenerAdded: true, events: [] });
    for (;;) {
      const step = steps.shift();
      if (step === "end") return;
      if (step instanceof Error) throw step;
      if (step) yield response(step);
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  }

  send(eventType: EventType, event: object): void {
    this.#push({ events: [{ eventType, eventJson: JSON.stringify(event) }] });
  }

  break(error: Error): void {
    this.#push(error);
  }
}

function response(value: object): ExecutePlanResponse {
  return { responseType: { case: "streamingQueryListenerEventsResult", value } } as ExecutePlanResponse;
}

/** A listener that keeps what it is told. */
function recorder(name: string, log: string[]): StreamingQueryListener {
  return {
    onQueryIdle: ({ id }) => void log.push(`${name} idle ${id}`),
    onQueryTerminated: ({ id, exception }) => void log.push(`${name} ended ${id} ${exception}`),
    onInterruption: ({ recovered, error }) =>
      void log.push(`${name} ${recovered ? "recovered from" : "lost by"} ${(error as Error).message}`),
  };
}

const idle = (id: string) => ({ id, runId: "r", timestamp: "2026-01-01T00:00:00.000Z" });

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("The condition was not met within 5 s.");
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe("the listener bus", () => {
  it("opens with the first listener, closes with the last, and delivers what came before", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor);
    const [a, b] = [recorder("a", log), recorder("b", log)];
    await Promise.all([bus.add(a), bus.add(b)]);
    executor.send(EventType.QUERY_IDLE_EVENT, idle("q1"));
    await until(() => log.length === 2);
    await bus.remove(a);
    executor.send(EventType.QUERY_TERMINATED_EVENT, { id: "q1", runId: "r", exception: null });
    await bus.remove(b);
    await bus.remove(b);
    expect(log).toEqual(["a idle q1", "b idle q1", "b ended q1 null"]);
    expect(executor.commands).toEqual(["addListenerBusListener", "removeListenerBusListener"]);
    expect(bus.listeners).toEqual([]);
  });

  it("opens again after a break and says that events may be missing", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor, { delaysMs: [0, 0] });
    await bus.add(recorder("a", log));
    executor.break(new Error("server restarted"));
    await until(() => log.length === 1);
    executor.send(EventType.QUERY_IDLE_EVENT, idle("q2"));
    await until(() => log.length === 2);
    await bus.close();
    expect(log).toEqual(["a recovered from server restarted", "a idle q2"]);
    expect(executor.commands).toEqual([
      "addListenerBusListener",
      // A server that still held the broken command would refuse the next one.
      "removeListenerBusListener",
      "addListenerBusListener",
      "removeListenerBusListener",
    ]);
  });

  it("removes its listeners and tells them when it cannot open again; they can be added anew", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor, { delaysMs: [0, 0] });
    const listener = recorder("a", log);
    await bus.add(listener);
    executor.failOpening = new Error("still down");
    executor.break(new Error("server restarted"));
    await until(() => log.length === 1);
    expect(log).toEqual(["a lost by still down"]);
    expect(bus.listeners).toEqual([]);
    executor.failOpening = undefined;
    await bus.add(listener);
    executor.send(EventType.QUERY_IDLE_EVENT, idle("q3"));
    await bus.close();
    expect(log.at(-1)).toBe("a idle q3");
  });

  it("does not try again when the session is over", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor, { delaysMs: [0, 0, 0] });
    await bus.add(recorder("a", log));
    executor.break(new SessionError("closed"));
    await until(() => log.length === 1);
    expect(log).toEqual(["a lost by [SESSION_ERROR] closed"]);
    expect(executor.commands).toEqual(["addListenerBusListener"]);
  });

  it("does not add a listener the server did not confirm", async () => {
    const executor = new BusExecutor();
    executor.failOpening = new Error("refused");
    const bus = new ListenerBus(executor);
    await expect(bus.add({})).rejects.toThrow("refused");
    expect(bus.listeners).toEqual([]);
  });

  it("keeps one listener's failure and one unreadable event from the others, and warns", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const warnings: string[] = [];
    const warned = (warning: Error) => void warnings.push(warning.message);
    process.on("warning", warned);
    const bus = new ListenerBus(executor);
    await bus.add({
      onQueryIdle: () => {
        throw new Error("listener broke");
      },
    });
    await bus.add(recorder("b", log));
    executor.send(EventType.QUERY_IDLE_EVENT, { id: 5 });
    executor.send(EventType.QUERY_PROGRESS_UNSPECIFIED, {});
    executor.send(EventType.QUERY_IDLE_EVENT, idle("q1"));
    await bus.close();
    await until(() => warnings.length === 3);
    process.off("warning", warned);
    expect(log).toEqual(["b idle q1"]);
    expect(warnings.join("\n")).toMatch(/id should be a string[\s\S]*unknown type 0[\s\S]*listener broke/);
  });

  it("calls a listener for one event after another, and waits for it at the end", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor);
    const slow: StreamingQueryListener = {
      onQueryIdle: async ({ id }) => {
        log.push(`begins ${id}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        log.push(`ends ${id}`);
      },
    };
    await bus.add(slow);
    await bus.add(recorder("b", log));
    executor.send(EventType.QUERY_IDLE_EVENT, idle("q1"));
    executor.send(EventType.QUERY_IDLE_EVENT, idle("q2"));
    await bus.close();
    expect(log.filter((line) => !line.startsWith("b "))).toEqual([
      "begins q1",
      "ends q1",
      "begins q2",
      "ends q2",
    ]);
    // A slow listener does not hold up the others.
    expect(log.indexOf("b idle q2")).toBeLessThan(log.indexOf("ends q1"));
  });

  it("lets a listener remove itself, and the last one end the bus", async () => {
    const executor = new BusExecutor();
    const bus = new ListenerBus(executor);
    let removed = false;
    const once: StreamingQueryListener = {
      onQueryIdle: async () => {
        await bus.remove(once);
        removed = true;
      },
    };
    await bus.add(once);
    executor.send(EventType.QUERY_IDLE_EVENT, idle("q1"));
    await until(() => removed);
    expect(executor.commands).toEqual(["addListenerBusListener", "removeListenerBusListener"]);
  });

  it("tells a listener once, however often it was added", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor);
    const listener = recorder("a", log);
    await bus.add(listener);
    await bus.add(listener);
    executor.send(EventType.QUERY_IDLE_EVENT, idle("q1"));
    await bus.close();
    expect(log).toEqual(["a idle q1"]);
  });

  it("tells of a query's start first, although its other events were faster than the answer", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor);
    await bus.add({
      ...recorder("a", log),
      onQueryStarted: ({ name }) => void log.push(`a started ${name}`),
    });
    await bus.starting(async () => {
      executor.send(EventType.QUERY_IDLE_EVENT, idle("q1"));
      executor.send(EventType.QUERY_TERMINATED_EVENT, { id: "q1", runId: "r", exception: null });
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { queryStartedEventJson: JSON.stringify({ ...idle("q1"), name: "mine" }) };
    });
    await bus.close();
    expect(log).toEqual(["a started mine", "a idle q1", "a ended q1 null"]);
  });

  it("delivers what it held back when a start fails", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor);
    await bus.add(recorder("a", log));
    const refused = bus.starting(async () => {
      executor.send(EventType.QUERY_IDLE_EVENT, idle("other"));
      await new Promise((resolve) => setTimeout(resolve, 5));
      throw new Error("refused");
    });
    await expect(refused).rejects.toThrow("refused");
    await bus.close();
    expect(log).toEqual(["a idle other"]);
  });

  it("can be closed while it waits to open again, and then stays closed", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor, { delaysMs: [60_000] });
    const listener = recorder("a", log);
    await bus.add(listener);
    executor.break(new Error("server restarted"));
    await bus.remove(listener);
    expect([log, bus.listeners]).toEqual([[], []]);
    expect(executor.commands.filter((command) => command === "addListenerBusListener")).toHaveLength(1);
  });

  it("ends on this side when the server cannot be told", async () => {
    const [executor, log] = [new BusExecutor(), [] as string[]];
    const bus = new ListenerBus(executor, { delaysMs: [0] });
    const listener = recorder("a", log);
    await bus.add(listener);
    executor.failClosing = new Error("gone");
    await bus.remove(listener);
    expect([log, bus.listeners]).toEqual([[], []]);
  });

  it("says that another process has the events when the server answers nothing", async () => {
    const executor = new BusExecutor();
    executor.silent = true;
    const bus = new ListenerBus(executor, { confirmationMs: 5 });
    await expect(bus.add({})).rejects.toThrow(/another process of this session seems to have it/);
    expect(bus.listeners).toEqual([]);
  });
});
