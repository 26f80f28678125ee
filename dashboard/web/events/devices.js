/** @import { Anomalies, DeviceHealth, DeviceRow, DeviceTrouble } from "../../server/wire.ts" */
import { barChart } from "../shared/bars.js";
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatAge, formatCount, formatMoment, formatRatio, nothing } from "../shared/format.js";

/** What each trouble is called, and when a device has it. @type {readonly (readonly [DeviceTrouble, string, string])[]} */
const troubles = [
  ["silent", "silent", "no report for 10 min"],
  ["battery", "low battery", "15 % or less"],
  ["signal", "weak signal", "−85 dBm or less, mean of the hour"],
  ["offset", "off by 2 °C", "thermometer against the median of its site"],
];

/** @param {DeviceHealth} health */
export function devicesBody(health) {
  const { devices, troubled, charge, attention } = health;
  return element(
    "div",
    {},
    element(
      "dl",
      { class: "facts" },
      element("dt", {}, "Devices of the day"),
      element("dd", {}, formatCount(devices)),
      ...troubles.flatMap(([trouble, name, meaning]) => [
        element("dt", { title: meaning }, name),
        element("dd", { "data-good": String(troubled[trouble] === 0) }, formatCount(troubled[trouble])),
      ]),
    ),
    barChart(
      "Devices by the charge of their battery",
      charge.map((count, index) => ({
        label: `${index * 10}`,
        value: count,
        title: `${index * 10} to ${index * 10 + 10} %: ${formatCount(count)} devices`,
      })),
      formatCount,
    ),
    element("p", { class: "note" }, "Devices by charge, percent."),
    attention.length === 0
      ? element("p", { class: "empty" }, "No device needs anybody.")
      : attentionTable(health),
  );
}

/** @param {DeviceHealth} health */
function attentionTable({ attention, until }) {
  const silentFor = (/** @type {DeviceRow} */ { lastReport }) =>
    formatAge((Date.parse(until) - Date.parse(lastReport)) / 1000);
  return dataTable(
    "Devices that need somebody",
    [
      { heading: "Device", cell: (row) => row.device },
      { heading: "Site", cell: (row) => row.site },
      { heading: "Trouble", cell: (row) => troubleNames(row) },
      { heading: "Silent for", numeric: true, cell: silentFor },
      { heading: "Battery %", numeric: true, cell: (row) => formatCount(row.battery) },
      { heading: "Signal dBm", numeric: true, cell: (row) => formatCount(row.signal) },
      { heading: "Off °C", numeric: true, cell: (row) => formatRatio(row.offset) },
      {
        heading: "°C an hour",
        numeric: true,
        cell: (row) => (row.drift === null ? nothing : formatRatio(row.drift)),
      },
    ],
    attention,
  );
}

/** @param {DeviceRow} row */
function troubleNames(row) {
  return troubles
    .filter(([trouble]) => row.troubles.includes(trouble))
    .map(([, name]) => name)
    .join(", ");
}

/** @param {Anomalies} anomalies */
export function anomaliesBody({ rows, found, reports }) {
  return element(
    "div",
    {},
    rows.length === 0
      ? element("p", { class: "empty" }, "Every report of the hour fits.")
      : dataTable(
          "Reports that do not fit",
          [
            { heading: "Device", cell: (row) => row.device },
            { heading: "Site", cell: (row) => row.site },
            { heading: "At (UTC)", cell: (row) => formatMoment(new Date(row.at)) },
            { heading: "°C", numeric: true, cell: (row) => formatRatio(row.celsius) },
            { heading: "Expected", numeric: true, cell: (row) => formatRatio(row.expected) },
            { heading: "z", numeric: true, cell: (row) => formatRatio(row.score) },
          ],
          rows,
        ),
    element(
      "p",
      { class: "note" },
      `${formatCount(found)} of ${formatCount(reports)} reports are 5 or more robust standard deviations from what site and device let expect: z = 0.6745 × (residual − its median) ÷ MAD, for each device; residual is the temperature less the median of the site within ten minutes.`,
    ),
  );
}
