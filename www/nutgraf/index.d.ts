/** The package as the page imports it: the server answers for this folder with `dist/`, which holds `js/` as it is. */
export * from "../../src/types.d.ts";
