/**
 * Gives each key's events times of their own: a device and a time name a reading, so two readings of one device never
 * have the same millisecond.
 */
export function distinctTimes(): (key: string, at: number) => number {
  const last = new Map<string, number>();
  return (key, at) => {
    const time = Math.max(at, (last.get(key) ?? 0) + 1);
    last.set(key, time);
    return time;
  };
}
