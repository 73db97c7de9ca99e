/** The package as the page imports it: the server answers for this folder with `dist/`. */
export * from "../../src/types.d.ts";
