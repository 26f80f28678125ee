import type { SeededRandom } from "../../lib/random.ts";

/** One report of a sensor, without its time. */
export interface Reading {
  readonly device_id: string;
  readonly site: string;
  /** Degrees Celsius. */
  readonly temp_c: number;
  /** Relative, percent. */
  readonly humidity: number;
  /** Charge, percent. */
  readonly battery: number;
  /** dBm: -30 is next to the gateway, below -90 is hardly there. */
  readonly signal_strength: number;
}

/** Reports of all devices, one after the other, without end. */
export interface Devices {
  /** @param at - the time of the report, epoch milliseconds: temperatures follow the hour of the day */
  next(at: number): Reading;
}

interface Device {
  readonly id: string;
  readonly site: string;
  /** How far its thermometer is off, and how fast that grows, in °C a day. */
  offset: number;
  readonly drift: number;
  /** Charge it uses, in percent a day, and a little more with each report. */
  readonly drainADay: number;
  readonly drain: number;
  readonly signal: number;
  battery: number;
  /** When its turn came last, epoch milliseconds. */
  turnAt: number;
  /** Reports it still misses: out of reach, or waiting for a battery. */
  silent: number;
}

const sites = ["berlin", "hamburg", "leipzig", "munich", "cologne"] as const;
const dayMs = 86_400_000;
/** An empty battery is changed after about so many reports that did not come. */
const changeAfter = 200;

/** One report in so many is far off: a ray of sun, a loose contact. */
const spikeEvery = 20_000;

/**
 * Lets `count` devices report in turn. Thermometers drift and are sometimes far off for one report, batteries run down
 * and are changed, radio links fail.
 */
export function simulateDevices(random: SeededRandom, count = 400): Devices {
  const devices = Array.from({ length: count }, (_, index) => newDevice(index, random));
  let turn = 0;
  return {
    next(at) {
      for (;;) {
        const device = devices[turn++ % count];
        if (device !== undefined && reports(device, at, random)) return readingOf(device, at, random);
      }
    },
  };
}

function newDevice(index: number, random: SeededRandom): Device {
  return {
    id: `dev-${String(index + 1).padStart(4, "0")}`,
    site: sites[index % sites.length] ?? sites[0],
    offset: random.normal() * 0.3,
    drift: random.normal() * 0.25,
    drainADay: 4 + random.next() * 16,
    drain: random.next() * 0.0002,
    signal: -55 - random.next() * 30,
    battery: 20 + random.next() * 80,
    turnAt: Number.NaN,
    silent: 0,
  };
}

/** Whether the device reports in its turn; if not, it waits for a battery or is out of reach for some turns. */
function reports(device: Device, at: number, random: SeededRandom): boolean {
  const days = Number.isNaN(device.turnAt) ? 0 : Math.max(0, at - device.turnAt) / dayMs;
  device.turnAt = at;
  if (device.silent > 0) {
    device.silent -= 1;
    if (device.silent === 0 && device.battery <= 0) {
      // Whoever changes the battery also sets the thermometer right.
      device.battery = 100;
      device.offset = random.normal() * 0.3;
    }
    return false;
  }
  device.battery = Math.max(0, device.battery - device.drainADay * days - device.drain);
  device.offset += device.drift * days;
  if (device.battery <= 0) device.silent = changeAfter;
  else if (random.next() < 0.0005) device.silent = random.int(5, 60);
  return device.silent === 0;
}

function readingOf(device: Device, at: number, random: SeededRandom): Reading {
  const warmth = Math.sin(((at % dayMs) / dayMs) * 2 * Math.PI - Math.PI / 2);
  const celsius = 18 + 6 * warmth + device.offset + random.normal() * 0.2 + spike(random);
  const humidity = Math.min(100, Math.max(0, 55 - 12 * warmth + random.normal() * 2));
  return {
    device_id: device.id,
    site: device.site,
    temp_c: rounded(celsius, 2),
    humidity: rounded(humidity, 1),
    battery: rounded(device.battery, 1),
    signal_strength: Math.round(device.signal + random.normal() * 3),
  };
}

function spike(random: SeededRandom): number {
  return random.next() < 1 / spikeEvery ? 4 + random.next() * 10 : 0;
}

function rounded(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}
