/** Colours of series: the first two carry the main contrast for readers with any kind of colour blindness. */
export const palette = ["#1d5fae", "#dd6410", "#2a9384", "#7d4bb3", "#d8a20f", "#b8342a"] as const;

export const ink = { strong: "#191d23", weak: "#535d69", line: "#d9d6ce", grid: "#eceae4" } as const;

/** A picture has a background of its own: it is read on light pages and on dark ones. */
export const background = "#ffffff";

export const font = "system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif";

/** What every picture has in common. */
export const common = {
  animation: false,
  backgroundColor: background,
  color: [...palette],
  textStyle: { fontFamily: font, color: ink.weak },
  title: { left: 16, top: 12, textStyle: { color: ink.strong, fontSize: 15, fontWeight: 600 } },
};

/** An axis that says values: thin lines, no ticks. */
export const valueAxis = {
  type: "value",
  nameTextStyle: { color: ink.weak, align: "left" },
  axisLabel: { color: ink.weak, formatter: shortNumber },
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: ink.grid } },
} as const;

/** An axis that says where one is. */
export const placeAxis = {
  axisLabel: { color: ink.weak },
  axisLine: { lineStyle: { color: ink.line } },
  axisTick: { show: false },
  splitLine: { show: false },
} as const;

/** `12,500` as `12.5k`: axes have little room. */
export function shortNumber(value: number): string {
  const steps = [
    [1e12, "T"],
    [1e9, "G"],
    [1e6, "M"],
    [1e3, "k"],
  ] as const;
  const [size, unit] = steps.find(([step]) => Math.abs(value) >= step) ?? [1, ""];
  return `${Number((value / size).toPrecision(3))}${unit}`;
}
