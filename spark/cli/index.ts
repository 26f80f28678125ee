export { StackError } from "../services/service.ts";
export { confirmed } from "./confirm.ts";
export { runCommand, table } from "./output.ts";
