export { StackError } from "../services/service.ts";
export { freePortBlock } from "../start/test-ports.ts";
export { confirmed } from "./confirm.ts";
export { runCommand, table } from "./output.ts";
