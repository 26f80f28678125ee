export { fileDesc } from "./file-desc.ts";
