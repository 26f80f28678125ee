/** @import { AccuracyRow } from "../../server/wire.ts" */
import { dataTable } from "../shared/data-table.js";
import { formatCount, formatMoment, formatPercent, formatPrice } from "../shared/format.js";

/**
 * How the newest forecasts did, one line each.
 *
 * @param {readonly AccuracyRow[]} rows
 */
export function accuracyTable(rows) {
  return dataTable(
    "Accuracy of the newest forecasts",
    [
      { heading: "Issued (UTC)", cell: (row) => formatMoment(new Date(row.issuedAt)) },
      { heading: "Hours", numeric: true, cell: (row) => formatCount(row.hours) },
      { heading: "MAE €/MWh", numeric: true, cell: (row) => formatPrice(row.maeEurMwh) },
      { heading: "In band", numeric: true, cell: (row) => formatPercent(row.insideBand) },
      { heading: "Model", cell: (row) => row.modelVersion },
    ],
    rows,
  );
}
